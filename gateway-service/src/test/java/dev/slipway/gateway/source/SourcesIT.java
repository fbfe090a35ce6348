package dev.slipway.gateway.source;

import static dev.slipway.gateway.RunningGateway.CI_SECRET;
import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Every source is served by one controller and one intake, also one that the product does not know.
class SourcesIT {

  private static final String BUILD = "project=signed&image=i%3A1&type=branch&target=";

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.with(TowerSource.class);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aSourceOfItsOwnIsServedWithoutAnythingElse() {
    GatewayAnswer answer = tower("signed", CI_SECRET, "signed");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    String release = answer.text("release");
    assertThat(PublishedEvents.about(release, Topics.BUILDS, gateway).key()).isEqualTo("signed");
    assertThat(answer.text("link")).endsWith(release);
    assertThat(gateway.get("/v3/api-docs").json().at("/paths").propertyNames())
        .contains("/webhooks/tower");
  }

  @Test
  void theReferenceHasEverySourceAndEveryAnswer() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/webhooks.md"));
    JsonNode paths = gateway.get("/v3/api-docs").json().at("/paths");
    assertThat(cells(page, "`(/webhooks/[a-z0-9-]+)`"))
        .containsExactlyInAnyOrderElementsOf(
            paths.propertyNames().stream()
                .filter(path -> path.startsWith("/webhooks/"))
                .filter(path -> !path.equals("/webhooks/tower"))
                .toList());
    assertThat(cells(page, "([0-9]{3})"))
        .containsExactlyElementsOf(
            paths.path("/webhooks/generic").at("/post/responses").propertyNames().stream()
                .sorted()
                .toList());
  }

  /// The first cells of the page's tables that look so.
  private static List<String> cells(String page, String cell) {
    return Pattern.compile("(?m)^\\| " + cell + " \\|")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void nothingIsReadOfADeliveryThatNothingProves() {
    tower("signed", "wrong", "signed").isProblem(401, "not-authenticated");
    assertThat(TowerSource.READ.get()).isNotEqualTo("wrong");
  }

  @Test
  void noSourceReportsFactsOfAProjectThatProvedNothing() {
    tower("signed", CI_SECRET, "previews").isProblem(500, "internal-error");
    assertThat(PublishedEvents.on(Topics.BUILDS, gateway))
        .noneMatch(record -> record.key().equals("previews"));
  }

  @Test
  void genericTakesWhatItsOwnPathsTake() {
    GatewayAnswer build = generic(BUILD + "one");
    assertThat(build.status()).as(build.body()).isEqualTo(202);
    assertThat(build.text("release"))
        .isEqualTo(
            gateway
                .post(
                    "/build-complete", FORM, BUILD + "one", "Authorization", "Bearer " + CI_SECRET)
                .text("release"));
    GatewayAnswer gone =
        generic("project=previews&type=branch&target=gone", "X-Slipway-Event", "target-removed");
    assertThat(gone.json().at("/removing/0/environments/0").asString()).isEqualTo("qa");
    assertThat(
            generic("project=signed&type=tag&target=v1", "X-Slipway-Event", "target-removed")
                .text("ignored"))
        .contains("no project has an environment");
    generic(BUILD + "two", "X-Slipway-Event", "anything").isProblem(400, "invalid-fields");
    gateway.post("/webhooks/generic", FORM, BUILD + "three").isProblem(401, "not-authenticated");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example.org",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-origin"
  })
  void noWebPageSendsWhatNobodySigns(String header, String value) {
    String unsigned = "project=test&image=i%3A1&type=branch&target=page";
    gateway.post("/webhooks/generic", FORM, unsigned, header, value).isProblem(403, "forbidden");
    gateway
        .post(
            "/webhooks/generic",
            FORM,
            "project=test&type=branch&target=page",
            "X-Slipway-Event",
            "target-removed",
            header,
            value)
        .isProblem(403, "forbidden");
    tower("test", "any", "test", header, value).isProblem(403, "forbidden");
    assertThat(generic(BUILD + "page", header, value).status()).isEqualTo(202);
  }

  @Test
  void whatNoSourceReadsIsRefusedInWords() {
    GatewayAnswer unknown = gateway.post("/webhooks/nobody", JSON, "{}");
    unknown.isProblem(404, "unknown-source");
    assertThat(unknown.text("detail")).contains("generic, github", "tower");
    for (String path : new String[] {"/webhooks/github", "/webhooks/generic"}) {
      gateway.post(path, "text/plain", "x").isProblem(415, "unsupported-media-type");
      gateway.post(path, "nonsense", "x").isProblem(415, "unsupported-media-type");
      gateway.get(path).isProblem(405, "method-not-allowed");
    }
    gateway.post("/webhooks/generic", FORM, BUILD + "x".repeat(70_000)).isProblem(413, "too-large");
  }

  private static GatewayAnswer generic(String body, String... headers) {
    String[] all = and(headers, "Authorization", "Bearer " + CI_SECRET);
    return gateway.post("/webhooks/generic", FORM, body, all);
  }

  private static GatewayAnswer tower(
      String project, String secret, String about, String... headers) {
    String[] all = and(headers, "X-Tower-Project", project, "X-Tower-About", about);
    return gateway.post("/webhooks/tower", "text/plain", secret, all);
  }

  private static String[] and(String[] headers, String... more) {
    return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
