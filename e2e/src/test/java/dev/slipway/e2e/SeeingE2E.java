package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.offers;
import static dev.slipway.e2e.Chat.offersNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An operator's view of one release that went to production: traces, log lines, figures.
class SeeingE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final List<String> BUILD =
      List.of(
          "approval-service/process slipway.builds",
          "gateway-service/send slipway.builds",
          "gateway-service/POST /build-complete");
  private static final List<String> CLICK =
      List.of(
          "approval-service/process slipway.interactions",
          "gateway-service/send slipway.interactions",
          "gateway-service/POST /slack/interactions");

  @TempDir static Path folder;
  private static SeparateServices slipway;
  private static Map<String, Scrape> scrapes;
  private static String release;

  @BeforeAll
  static void oneReleaseGoesToProduction() {
    slipway = new SeparateServices(folder);
    Chat chat = new Chat(slipway);
    Map<String, String> build =
        Map.of("project", "test", "image", "registry/image:1", "type", "branch", "target", "main");
    release =
        slipway
            .http()
            .postForm(
                slipway.url("gateway", "/build-complete"),
                build,
                "traceparent",
                "00-" + TRACE + "-" + CALLER + "-01")
            .json()
            .path("release")
            .asString();
    JsonNode qa = chat.awaitDirect(QA_1, release, offers("approve"));
    chat.click(QA_1, qa, "approve");
    chat.awaitDirect(QA_1, release, offersNothing());
    chat.click(OWNER_1, chat.awaitDirect(OWNER_1, release, offers("deploy")), "deploy");
    await()
        .atMost(PATIENCE)
        .until(() ->
            slipway
                .http()
                .get(slipway.url("api", "/api/releases/" + release))
                .json()
                .path("outcome")
                .asString("")
                .equals("completed"));
    chat.awaitDirect(OWNER_1, release, offersNothing());
    scrapes =
        slipway.services().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    service ->
                        Scrape.of(
                            slipway
                                .http()
                                .get(service.getValue().url("/actuator/prometheus"))
                                .body())));
  }

  @AfterAll
  static void stop() {
    slipway.close();
  }

  @Test
  void aBuildIsOneTraceFromTheCallerToChat() {
    leadsToChat(
        TRACE,
        List.of(
            "notifier-service/slack post",
            "notifier-service/deliver",
            "notifier-service/process slipway.releases",
            "approval-service/send slipway.releases"),
        BUILD);
    Spans.Span first =
        slipway.spans().of(TRACE).stream()
            .filter(span -> span.name().equals("POST /build-complete"))
            .findFirst()
            .orElseThrow();
    assertThat(first.parent()).isEqualTo(CALLER);
    assertThat(first.attributes())
        .containsEntry("http.route", "/build-complete")
        .containsEntry("http.response.status_code", "202");
  }

  @Test
  void aBuildIsOneTraceToTheClusterAndBack() {
    List<String> request =
        List.of(
            "deployer-service/process slipway.deployments",
            "approval-service/send slipway.deployments");
    leads(TRACE, join(List.of("deployer-service/apply"), request), BUILD);
    leads(
        TRACE,
        join(
            List.of(
                "approval-service/process slipway.deployment-results",
                "deployer-service/send slipway.deployment-results",
                "deployer-service/rollout"),
            request),
        BUILD);
  }

  @Test
  void aClickBeginsATraceThatEndsInChatAndInTheCluster() {
    Spans.Span click =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    slipway.spans().named("apply").stream()
                        .filter(span -> !span.trace().equals(TRACE))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    leads(
        click.trace(),
        List.of(
            "deployer-service/apply",
            "deployer-service/process slipway.deployments",
            "approval-service/send slipway.deployments"),
        CLICK);
    leadsToChat(
        click.trace(),
        List.of(
            "notifier-service/slack update",
            "notifier-service/deliver",
            "notifier-service/process slipway.releases",
            "approval-service/send slipway.releases"),
        CLICK);
  }

  @Test
  void spansSayWhichReleaseAndWhichRecord() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(slipway.spans().of(TRACE))
                .filteredOn(span -> span.name().startsWith("process "))
                .isNotEmpty()
                .allSatisfy(span ->
                    assertThat(span.attributes())
                        .containsEntry("messaging.system", "kafka")
                        .containsEntry("messaging.operation.type", "process")
                        .containsEntry("messaging.consumer.group.name", span.service())
                        .containsEntry("slipway.release", release)
                        .containsKeys(
                            "messaging.destination.name",
                            "messaging.destination.partition.id",
                            "messaging.kafka.offset",
                            "messaging.message.id",
                            "slipway.event.type")));
  }

  private static void leads(String trace, List<String> to, List<String> from) {
    leads(trace, join(to, from), path -> path.equals(join(to, from)));
  }

  /// A message may come of a later event than the first: ten changes are one message.
  private static void leadsToChat(String trace, List<String> to, List<String> from) {
    List<String> begin = from.subList(1, from.size());
    leads(
        trace,
        join(to, begin),
        path ->
            path.size() >= to.size() + begin.size()
                && path.subList(0, to.size()).equals(to)
                && path.subList(path.size() - begin.size(), path.size()).equals(begin));
  }

  private static void leads(String trace, List<String> wanted, Predicate<List<String>> right) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    slipway.spans().of(trace).stream()
                        .filter(
                            span -> wanted.getFirst().equals(span.service() + "/" + span.name()))
                        .map(slipway.spans()::path))
                .as("%s", wanted)
                .anyMatch(right));
  }

  private static List<String> join(List<String> one, List<String> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }

  @Test
  void everyServicesLogIsJsonWithReleaseCorrelationAndTrace() {
    slipway
        .services()
        .forEach((name, service) -> {
          List<JsonNode> lines = service.lines().stream().map(Json::read).toList();
          assertThat(lines)
              .as(name)
              .anySatisfy(line -> {
                assertThat(line.path("message").asString()).contains(release);
                assertThat(line.path("release").asString()).isEqualTo(release);
                assertThat(line.path("correlation").asString()).isEqualTo(release);
                assertThat(line.path("trace").asString()).isEqualTo(TRACE);
              });
        });
  }

  @Test
  void noLogHoldsASecretOrWhatPeopleSaw() {
    slipway
        .services()
        .forEach((name, service) ->
            assertThat(service.lines())
                .as(name)
                .noneMatch(line ->
                    line.contains("xoxb-")
                        || line.contains("sandbox-signing-secret")
                        || line.contains("Deploy to production")));
  }

  @Test
  void theCatalogueNamesEveryMetricOfEachServiceAndNoOther() {
    MetricsCatalogue catalogue = MetricsCatalogue.read(Path.of("../docs/reference/metrics.md"));
    scrapes.forEach((service, scrape) -> {
      assertThat(new TreeSet<>(scrape.families("slipway_")))
          .as("what " + service + " tells, against docs/reference/metrics.md")
          .isEqualTo(new TreeSet<>(catalogue.families(service)));
      catalogue
          .labels(service)
          .forEach((family, labels) ->
              assertThat(scrape.labels(family)).as(service + ", " + family).isEqualTo(labels));
    });
  }

  @Test
  void dashboardAndAlertsAskForMetricsAndLabelsThatExist() {
    Scrape all = Scrape.join(scrapes.values());
    List<Queries.Selector> selectors = Queries.all(Path.of("../k8s/monitoring"));
    assertThat(selectors).hasSizeGreaterThan(20);
    assertThat(selectors)
        .filteredOn(selector -> !Queries.OTHERS.contains(selector.metric()))
        .allSatisfy(selector -> {
          assertThat(all.samples()).as(selector.where()).containsKey(selector.metric());
          Set<String> labels =
              new TreeSet<>(all.samples().getOrDefault(selector.metric(), Set.of()));
          labels.addAll(Queries.TARGET_LABELS);
          assertThat(labels).as(selector.where()).containsAll(selector.labels());
        });
  }
}
