package dev.slipway.gateway.source.generic;

import static dev.slipway.gateway.RunningGateway.CI_SECRET;
import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Branches and tags that are gone, said by GitHub or by anybody else.
@ExtendWith(SharedGateway.class)
class RemovalsIT {

  private static final String PATH = "/target-removed";

  private final RunningGateway gateway;

  RemovalsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @CsvSource({"branch,feature/gone,branch", "tag,v1.2.0,tag", "branch,v-branch,tag"})
  void aDeletedBranchOrTagIsOneEventHoweverOftenItIsDelivered(
      String refType, String ref, String type) {
    String body = deleted(refType, ref);
    GatewayAnswer answer = gateway.gitHub("delete", body, CI_SECRET);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    gateway.gitHub("delete", body, CI_SECRET);
    JsonNode removing = answer.json().path("removing").path(0);
    assertThat(removing.path("project").asString()).isEqualTo("previews");
    assertThat(removing.path("target").asString()).isEqualTo(ref);

    List<ConsumerRecord<String, String>> records = about(ref);
    assertThat(records).extracting(r -> PublishedEvents.header(r, "ce_id")).hasSize(2);
    assertThat(records.stream().map(r -> PublishedEvents.header(r, "ce_id")).distinct()).hasSize(1);
    ConsumerRecord<String, String> record = records.getFirst();
    assertThat(record.key()).isEqualTo("previews");
    assertThat(PublishedEvents.header(record, "ce_subject")).isEqualTo("previews");
    assertThat(PublishedEvents.header(record, "correlationid")).isEqualTo("previews");
    JsonNode event = PublishedEvents.body(record);
    assertThat(event.path("type").asString()).isEqualTo(type);
    assertThat(event.path("why").asString()).isEqualTo("deleted");
    assertThat(event.path("environments")).hasSize(1);
    assertThat(event.path("environments").path(0).asString()).isEqualTo("qa");
  }

  /// Its builds were previews of a branch of that name, if no release was built.
  @Test
  void aTagThatNoPatternNamesIsGoneAsATagAndAsABranch() {
    String body = deleted("tag", "rel-1").replace("previews", "untagged");
    assertThat(gateway.gitHub("delete", body, CI_SECRET).status()).isEqualTo(202);
    assertThat(about("rel-1"))
        .extracting(record -> PublishedEvents.body(record).path("type").asString())
        .containsExactlyInAnyOrder("tag", "branch");
    assertThat(about("rel-1"))
        .allSatisfy(record ->
            assertThat(PublishedEvents.body(record).path("environments").path(0).asString())
                .isEqualTo("qa"));
  }

  @Test
  void structuredTypesAreRead() {
    GatewayAnswer answer =
        gateway.post(
            PATH,
            "application/vnd.ci+json",
            "\uFEFF{\"project\":\"previews\",\"type\":\"branch\",\"target\":\"structured\"}",
            "Authorization",
            "Bearer " + CI_SECRET);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(about("structured")).hasSize(1);
  }

  @Test
  void theSameBranchDeletedOnceMoreIsAnotherEvent() {
    String body = deleted("branch", "comes-back");
    for (String delivery : List.of("one", "two", "two")) {
      gateway.gitHub("delete", body, CI_SECRET, "X-GitHub-Delivery", delivery);
    }
    assertThat(about("comes-back").stream().map(r -> PublishedEvents.header(r, "ce_id")).distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"true,merged", "false,closed"})
  void aClosedPullRequestRemovesItsBranch(boolean merged, String why) {
    String ref = "topic-" + why;
    GatewayAnswer answer =
        gateway.gitHub("pull_request", pullRequest("closed", merged, ref), CI_SECRET);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode event = PublishedEvents.body(about(ref).getFirst());
    assertThat(event.path("why").asString()).isEqualTo(why);
    assertThat(event.path("type").asString()).isEqualTo("branch");
  }

  @Test
  void otherDeliveriesAreIgnoredWithAReason() {
    String closed = pullRequest("closed", true, "other");
    assertThat(ignored("pull_request", pullRequest("opened", false, "other")))
        .contains("not closed but opened");
    assertThat(
            ignored("pull_request", closed.replace("{\"full_name\":\"example/previews\"}", "null")))
        .contains("fork");
    assertThat(
            ignored(
                "pull_request",
                closed.replace(
                    "{\"full_name\":\"example/previews\"}",
                    "{\"full_name\":\"stranger/previews\"}")))
        .contains("the fork stranger/previews");
    assertThat(ignored("pull_request", pullRequest("closed", true, "main")))
        .contains("default branch");
    assertThat(ignored("delete", deleted("branch", "x").replace("previews", "signed")))
        .contains("no project has an environment");
    assertThat(about("other")).isEmpty();
    assertThat(about("main")).isEmpty();
  }

  @Test
  void deliveriesThatDoNotSayWhatIsGoneAreRefused() {
    for (String body :
        List.of(
            deleted("release", "x"),
            deleted("branch", ""),
            deleted("branch", "x").replace("ref_type", "type"))) {
      gateway.gitHub("delete", body, CI_SECRET).isProblem(400, "malformed-body");
    }
    gateway
        .gitHub("pull_request", pullRequest("closed", true, ""), CI_SECRET)
        .isProblem(400, "malformed-body");
  }

  @Test
  void deliveriesMustBeSigned() {
    String body = deleted("branch", "unsigned");
    gateway.gitHub("delete", body, "wrong").isProblem(401, "not-authenticated");
    gateway
        .post("/webhooks/github", JSON, body, "X-GitHub-Event", "delete")
        .isProblem(401, "not-authenticated");
    assertThat(about("unsigned")).isEmpty();
  }

  @Test
  void aBuildServerSaysSoItselfAndIsToldWhichEnvironmentsGo() {
    String body =
        "{\"project\":\"previews\",\"type\":\"branch\",\"target\":\"by/hand\",\"id\":\"7\"}";
    for (int i = 0; i < 2; i++) {
      GatewayAnswer answer = gateway.post(PATH, JSON, body, "Authorization", "Bearer " + CI_SECRET);
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      assertThat(answer.json().path("environments").path(0).asString()).isEqualTo("qa");
      assertThat(answer.json().has("ignored")).isFalse();
    }
    assertThat(about("by/hand").stream().map(r -> PublishedEvents.header(r, "ce_id")).distinct())
        .hasSize(1);
    assertThat(PublishedEvents.body(about("by/hand").getFirst()).path("why").asString())
        .isEqualTo("deleted");
  }

  @Test
  void withoutAnIdEachCallIsAnEventOfItsOwn() {
    for (int i = 0; i < 2; i++) {
      form("project=previews&type=branch&target=again", "Bearer " + CI_SECRET);
    }
    assertThat(about("again").stream().map(r -> PublishedEvents.header(r, "ce_id")).distinct())
        .hasSize(2);
  }

  @Test
  void aProjectWithoutSuchEnvironmentsIsToldThatNothingGoes() {
    GatewayAnswer answer = form("project=signed&type=branch&target=nothing", "Bearer " + CI_SECRET);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("ignored")).contains("no environment with an instance for each");
    assertThat(PublishedEvents.body(about("nothing").getFirst()).path("environments")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer wrong"})
  void onlyTheProjectsCiMaySaySo(String authorization) {
    form("project=previews&type=branch&target=evil", authorization)
        .isProblem(401, "not-authenticated");
    assertThat(about("evil")).isEmpty();
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    GatewayAnswer answer = form("project=previews&type=commit", "Bearer " + CI_SECRET);
    answer.isProblem(400, "invalid-fields");
    assertThat(answer.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("type", "target");
    form("project=none&type=tag&target=v1", "").isProblem(404, "unknown-project");
    gateway.post(PATH, "text/plain", "x").isProblem(415, "unsupported-media-type");
  }

  private GatewayAnswer form(String body, String authorization) {
    return gateway.post(PATH, FORM, body, "Authorization", authorization);
  }

  private String ignored(String event, String body) {
    GatewayAnswer answer = gateway.gitHub(event, body, CI_SECRET);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.text("ignored");
  }

  private List<ConsumerRecord<String, String>> about(String target) {
    return PublishedEvents.on(Topics.BUILDS, gateway).stream()
        .filter(r ->
            PublishedEvents.header(r, "ce_type").equals("dev.slipway.target.removed.v1")
                && PublishedEvents.body(r).path("target").asString().equals(target))
        .toList();
  }

  private static String deleted(String type, String ref) {
    return """
    {"ref":"%s","ref_type":"%s","repository":{"full_name":"example/previews"}}\
    """
        .formatted(ref, type);
  }

  private static String pullRequest(String action, boolean merged, String ref) {
    return """
    {"action":"%s","repository":{"full_name":"example/Previews","default_branch":"main"},\
    "pull_request":{"merged":%s,"head":{"ref":"%s","repo":{"full_name":"example/previews"}}}}\
    """
        .formatted(action, merged, ref);
  }
}
