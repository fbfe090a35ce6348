package dev.slipway.gateway.source.generic;

import static dev.slipway.gateway.RunningGateway.CI_SECRET;
import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.JSON;
import static dev.slipway.gateway.RunningGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import dev.slipway.secret.Hmac;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedGateway.class)
class BuildsIT {

  private static final String SIGNED = "project=signed&image=i%3A1&type=branch&target=main";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final RunningGateway gateway;

  BuildsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void theDocumentedCallOpensARelease() {
    GatewayAnswer answer =
        form("project=test&image=registry%2Fusername%2Fimage%3A0.1.0&type=branch&target=staging");
    assertThat(answer.status()).isEqualTo(202);
    String release = answer.text("release");
    assertThat(release).matches("test-[a-z2-7]{10}");
    assertThat(answer.text("link")).isEqualTo("http://localhost:8081/api/releases/" + release);
    ConsumerRecord<String, String> record = published(release);
    assertThat(record.key()).isEqualTo("test");
    assertThat(PublishedEvents.header(record, "ce_type"))
        .isEqualTo("dev.slipway.build.completed.v1");
    assertThat(PublishedEvents.header(record, "correlationid")).isEqualTo(release);
    JsonNode build = PublishedEvents.body(record).path("build");
    assertThat(build.path("image").asString()).isEqualTo("registry/username/image:0.1.0");
    assertThat(build.path("type").asString()).isEqualTo("branch");
    assertThat(build.path("target").asString()).isEqualTo("staging");
    assertThat(PublishedEvents.body(record).path("definition").path("pipeline")).hasSize(4);
  }

  @Test
  void theSameBuildIsTheSameReleaseHoweverOftenAndInWhateverForm() {
    String json = "{\"project\":\"test\",\"image\":\"r/i:2\",\"type\":\"tag\",\"target\":\"v2\"}";
    Set<String> releases = new HashSet<>();
    releases.add(gateway.post("/build-complete", JSON, json).text("release"));
    releases.add(gateway.post("/build-complete", JSON, json).text("release"));
    releases.add(form("project=test&image=r%2Fi%3A2&type=tag&target=v2").text("release"));
    assertThat(releases).hasSize(1);
    assertThat(published(releases.iterator().next()).key()).isEqualTo("test");
  }

  @Test
  void twoCommitsUnderOneTagAreTwoReleases() {
    String build = "project=test&image=r%2Fi%3Alatest&type=branch&target=main&commit=";
    String first = form(build + "aaaa").text("release");
    String second = form(build + "bbbb").text("release");
    assertThat(second).isNotEqualTo(first);
    assertThat(form(build + "aaaa").text("release")).isEqualTo(first);
    assertThat(PublishedEvents.body(published(second)).at("/build/commit").asString())
        .isEqualTo("bbbb");
  }

  @Test
  void aTagAloneIsRefusedIfTheProjectDemandsADigest() {
    String build = "project=pinned&type=branch&target=main&image=r%2Fi%3A1";
    GatewayAnswer answer = form(build);
    answer.isProblem(400, "invalid-fields");
    assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly("image");
    assertThat(answer.body()).contains("digest: required");
    assertThat(form(build + "@sha256:" + "a".repeat(64)).status()).isEqualTo(202);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    GatewayAnswer answer = form("project=test&image=&type=commit&target=a%0Ab&url=ftp%3A%2F%2Fx");
    answer.isProblem(400, "invalid-fields");
    assertThat(answer.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("image", "type", "target", "url");
  }

  @Test
  void aBuildMaySayWhichRunMadeItAndWho() {
    GatewayAnswer answer =
        form(
            "project=test&image=i%3A9&type=branch&target=run&workflow=ci&number=41&attempt=2"
                + "&began=2026-11-29T10%3A00%3A00Z&committed=2026-11-29T09%3A58%3A00Z&event=push"
                + "&committer=Dev+B&actor=dev-a&triggering-actor=dev-c&pusher=dev-d"
                + "&message=m%0A%0ACo-authored-by%3A+Dev+E+%3Ce%40example.org%3E");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode build = PublishedEvents.body(published(answer.text("release"))).path("build");
    assertThat(build.path("run").toString())
        .isEqualTo(
            "{\"workflow\":\"ci\",\"number\":41,\"attempt\":2,"
                + "\"began\":\"2026-11-29T10:00:00Z\",\"event\":\"push\"}");
    assertThat(build.path("committed").asString()).isEqualTo("2026-11-29T09:58:00Z");
    assertThat(build.path("identities").findValuesAsString("role"))
        .containsExactlyInAnyOrder("co-author", "committer", "actor", "triggering-actor", "pusher");
  }

  @Test
  void aRunThatNobodyWantsDeployedIsIgnoredWithTheReason() {
    GatewayAnswer answer = form("project=test&image=i%3A9&type=branch&target=x&event=schedule");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("ignored")).contains("schedule", "builds.events");
    assertThat(answer.json().has("release")).isFalse();
  }

  @Test
  void aNumberOrTimeThatIsNoneIsNamed() {
    GatewayAnswer answer = form(SIGNED + "&number=x&attempt=-1&began=today&committed=1");
    answer.isProblem(400, "invalid-fields");
    assertThat(answer.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("number", "attempt", "began", "committed");
  }

  @Test
  void aMessageMayHaveLines() {
    assertThat(form("project=test&image=i%3A3&type=branch&target=a&message=one%0A%0Atwo").status())
        .isEqualTo(202);
  }

  @Test
  void anUnknownProjectIsNotFound() {
    form("project=none&image=i&type=branch&target=t").isProblem(404, "unknown-project");
  }

  @Test
  void otherBodiesAreRefused() {
    gateway.post("/build-complete", "text/plain", "x").isProblem(415, "unsupported-media-type");
    gateway.post("/build-complete", JSON, "{").isProblem(400, "malformed-body");
    gateway.post("/build-complete", JSON, "[]").isProblem(400, "malformed-body");
    form("project=%zz").isProblem(400, "malformed-body");
    form("project=test" + "&".repeat(100)).isProblem(400, "too-many-parameters");
    gateway.get("/build-complete").isProblem(405, "method-not-allowed");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedEvenWhereItDoesNotSaySo() {
    String large = "project=test&message=" + "x".repeat(70_000);
    form(large).isProblem(413, "too-large");
    gateway
        .post(
            "/build-complete",
            FORM,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes(large))))
        .isProblem(413, "too-large");
  }

  @Test
  void aBuildThatWasTakenIsNeverAnsweredWithARefusal() {
    GatewayAnswer answer =
        gateway.post(
            "/build-complete",
            FORM,
            "project=test&image=i%3A4&type=branch&target=t",
            "Accept",
            "text/html");
    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void theCallersTraceIsKeptAndAnythingElseIsNot() {
    assertThat(traced("i%3A5", TRACE)).isEqualTo(TRACE);
    assertThat(traced("i%3A6", "anything")).isEmpty();
  }

  private String traced(String image, String traceparent) {
    String build = "project=test&image=" + image + "&type=branch&target=t";
    GatewayAnswer answer = gateway.post("/build-complete", FORM, build, "traceparent", traceparent);
    return PublishedEvents.header(published(answer.text("release")), "traceparent");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example.org",
    "Origin, null",
    "Origin, http://localhost:8080",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-origin"
  })
  void noWebPageSendsWhatNobodySigns(String header, String value) {
    String build = "project=test&image=i%3A7&type=branch&target=t";
    gateway.post("/build-complete", FORM, build, header, value).isProblem(403, "forbidden");
    gateway
        .post("/target-removed", FORM, "project=test&type=branch&target=t", header, value)
        .isProblem(403, "forbidden");
    assertThat(
            gateway
                .post(
                    "/build-complete",
                    FORM,
                    SIGNED,
                    "Authorization",
                    "Bearer " + CI_SECRET,
                    header,
                    value)
                .status())
        .isEqualTo(202);
  }

  @Test
  void whoeverTypesAnAddressMaySendWhatNobodySigns() {
    String build = "project=test&image=i%3A8&type=branch&target=t";
    assertThat(gateway.post("/build-complete", FORM, build, "Sec-Fetch-Site", "none").status())
        .isEqualTo(202);
  }

  @Test
  void aProjectsSecretAllowsItsBuilds() {
    assertThat(signed("sha256=" + Hmac.sign(CI_SECRET, bytes(SIGNED))).status()).isEqualTo(202);
    assertThat(
            gateway
                .post("/build-complete", FORM, SIGNED, "Authorization", "Bearer " + CI_SECRET)
                .status())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "", "ci-secret "})
  void anythingElseDoesNot(String secret) {
    form(SIGNED).isProblem(401, "not-authenticated");
    String sent = secret.isEmpty() ? "sha256=" : "sha256=" + Hmac.sign(secret, bytes(SIGNED));
    signed(sent).isProblem(401, "not-authenticated");
    gateway
        .post("/build-complete", FORM, SIGNED, "Authorization", "Bearer x" + secret)
        .isProblem(401, "not-authenticated");
  }

  @Test
  void aSignatureIsOfTheBytesThatWereSent() {
    String signature = "sha256=" + Hmac.sign(CI_SECRET, bytes(SIGNED));
    gateway
        .post(
            "/build-complete",
            FORM,
            SIGNED.replace("main", "evil"),
            "X-Slipway-Signature-256",
            signature)
        .isProblem(401, "not-authenticated");
  }

  private GatewayAnswer signed(String signature) {
    return gateway.post("/build-complete", FORM, SIGNED, "X-Slipway-Signature-256", signature);
  }

  private GatewayAnswer form(String body) {
    return gateway.post("/build-complete", FORM, body);
  }

  private ConsumerRecord<String, String> published(String release) {
    return PublishedEvents.about(release, Topics.BUILDS, gateway);
  }
}
