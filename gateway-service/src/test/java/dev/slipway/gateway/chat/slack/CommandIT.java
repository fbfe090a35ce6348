package dev.slipway.gateway.chat.slack;

import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import dev.slipway.gateway.SlackApi;
import dev.slipway.messaging.Sealed;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `/slipway`, and the events of Slack's that matter.
@ExtendWith(SharedGateway.class)
class CommandIT {

  private static final String COMMANDS = "/slack/commands";
  private static final String EVENTS = "/slack/events";
  private static final String REPLY = "https://hooks.slack.com/commands/T1/2/three";

  private static final String TWICE =
      """
      project: twice
      name: Twice
      bases: [web-service]
      channel: slack:C0TWICE
      people: {owners: [twice]}
      environments: {live: {namespace: twice}}
      pipeline: [{approve: go, from: owners}, {deploy: live}]
      """;

  private final RunningGateway gateway;

  CommandIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aDecisionIsPublishedWithItsReasonAndWhereToAnswerSealed() {
    GatewayAnswer answer = type("reject test-typedtyped “too slow, it&lt;s bad”", REPLY);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    JsonNode event =
        PublishedEvents.body(
            PublishedEvents.about("test-typedtyped", Topics.INTERACTIONS, gateway));
    assertThat(event.path("project").asString()).isEqualTo("test");
    assertThat(event.path("choice").asString()).isEqualTo("reject");
    assertThat(event.path("user").asString()).isEqualTo("U0QA1");
    assertThat(event.path("answers").path(0).path("text").asString())
        .isEqualTo("too slow, it<s bad");
    String reply = event.path("origin").path("reply").asString();
    assertThat(reply).doesNotContain("hooks");
    assertThat(Sealed.with(SlackApi.TOKEN, "slack-replies").open(reply)).contains(REPLY);
  }

  @Test
  void anotherAddressThanSlacksIsNotKept() {
    type("approve test-strangerab", "https://evil.example.org/hooks");
    JsonNode event =
        PublishedEvents.body(
            PublishedEvents.about("test-strangerab", Topics.INTERACTIONS, gateway));
    assertThat(event.path("origin").has("reply")).isFalse();
  }

  @Test
  void theSameBytesAreTheSameCommand() {
    String body = body("approve test-sametyped2", REPLY);
    gateway.signed(COMMANDS, FORM, body);
    gateway.signed(COMMANDS, FORM, body);
    assertThat(PublishedEvents.about("test-sametyped2", Topics.INTERACTIONS, gateway).key())
        .isEqualTo("test");
  }

  @Test
  void aQuestionIsPublishedForTheNotifier() {
    assertThat(type("STATUS  asking", REPLY).body()).isEmpty();
    assertThat(questions("asking"))
        .anyMatch(event ->
            event.path("about").asString().equals("status")
                && event.path("named").asString().equals("asking"));
    type("releases", REPLY);
    assertThat(questions("U0QA1"))
        .anyMatch(event -> event.path("about").asString().equals("releases"));
  }

  @Test
  void whatNobodyHasToBeAskedIsAnsweredAtOnce() {
    assertThat(told("help")).contains("/slipway status");
    assertThat(told("")).contains("/slipway status");
    assertThat(told("dance <!channel>"))
        .contains("I do not know “dance”")
        .doesNotContain("<!channel>");
    assertThat(told("who asking"))
        .contains("*go*: Deploy to production at once or Close")
        .contains("<@U0OWNER1>, <@U0OWNER2>");
    assertThat(told("who previews"))
        .contains("*live-freeze*: Deploy anyway\n      nobody\n      open in a freeze alone")
        .contains("*live-10-hold*: Go on or Abort\n      owners: <@U0OWNER1>")
        .contains("passes by itself after 10 min");
    assertThat(told("who")).contains("/slipway who PROJECT");
    assertThat(told("approve")).contains("/slipway approve RELEASE [reason]");
    assertThat(told("approve something")).contains("“something” is no release");
    assertThat(told("approve gone-aaaaaaaaaa")).contains("There is no project “gone”");
    assertThat(told("status askin")).contains("Did you mean `asking`?");
  }

  @Test
  void votesAreHandedOverInEachProjectThatThePersonDecidesIn() {
    assertThat(told("delegate <@U0OWNER1|owner> until 3d"))
        .contains("<@U0OWNER1> votes for you in asking, Test")
        .contains("/slipway delegate off");
    List<JsonNode> handed = delegated("qa-one");
    assertThat(handed)
        .extracting(event -> event.path("project").asString())
        .containsExactlyInAnyOrder("asking", "test");
    assertThat(handed)
        .allSatisfy(event -> {
          assertThat(event.path("by").path("id").asString()).isEqualTo("qa-one");
          assertThat(event.path("delegation").path("from").path("slack").asString())
              .isEqualTo("U0QA1");
          assertThat(event.path("delegation").path("to").path("id").asString())
              .isEqualTo("owner-one");
        });
    assertThat(told("delegate off")).contains("yours alone again");
    assertThat(delegated("qa-one")).filteredOn(event -> !event.has("delegation")).hasSize(2);
  }

  @Test
  void aRollbackIsPublishedAsTheReleaseThatItBecomes() {
    String answer = told("rollback test production");
    assertThat(answer)
        .contains("A rollback of *production* is asked for.", "it is release `test-")
        .contains("If there is not, you are told.");
    String release = answer.replaceAll("(?s).*`(test-[a-z2-7]{10})`.*", "$1");
    JsonNode event =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(event.path("environment").asString()).isEqualTo("production");
    assertThat(event.path("user").asString()).isEqualTo("U0QA1");
    assertThat(event.has("to")).isFalse();
    assertThat(told("rollback test moon")).contains("There are `qa` and `production`.");
    assertThat(told("rollback gone live")).contains("There is no project “gone”");
    assertThat(told("rollback test production nothing")).contains("“nothing” is no release");
  }

  @Test
  void votesAreHandedOnlyToPeopleWhomAProjectKnowsAndForATime() {
    assertThat(told("delegate <@U0NOBODY|x> until 3d"))
        .contains("<@U0NOBODY> is in no project.")
        .doesNotContain("Mention them");
    assertThat(told("delegate somebody until 3d"))
        .contains("Nobody in a project is called “somebody”. Mention them");
    assertThat(told("delegate <@U0QA1> until 3d")).contains("in your hands already");
    assertThat(told("delegate owner-one until <!channel>"))
        .contains("is no time in the next 90 days")
        .doesNotContain("<!channel>");
    assertThat(
            gateway
                .signed(COMMANDS, FORM, body("delegate qa-one 3d", REPLY, "U0GUEST"))
                .text("text"))
        .contains("You have no vote in any project");
  }

  @Test
  void anyAccountOfAPersonHandsVotesOver() throws IOException {
    Path people = gateway.projects().resolve("people.yaml");
    Path project = gateway.projects().resolve("twice.yaml");
    String before = Files.readString(people);
    try {
      Files.writeString(people, before + "twice: {slack: [U0TWICE1, U0TWICE2]}\n");
      Files.writeString(project, TWICE);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> told("who twice").contains("U0TWICE1"));
      assertThat(told("delegate owner-one 3d", "U0TWICE2")).contains("votes for you in Twice");
      assertThat(told("delegate off", "U0TWICE2")).contains("Your votes in Twice are yours");
      assertThat(told("delegate <@U0TWICE1|x> 3d", "U0TWICE2")).contains("in your hands already");
      assertThat(told("delegate <@U0TWICE2|x> never", "U0QA1")).contains("is no time");
      assertThat(delegated("twice")).hasSize(2);
    } finally {
      Files.delete(project);
      Files.writeString(people, before);
    }
  }

  private List<JsonNode> delegated(String by) {
    return PublishedEvents.on(Topics.INTERACTIONS, gateway).stream()
        .filter(record ->
            PublishedEvents.header(record, "ce_type").equals("dev.slipway.votes.delegated.v1"))
        .map(PublishedEvents::body)
        .filter(event -> event.path("by").path("id").asString().equals(by))
        .toList();
  }

  @Test
  void commandsThatAreNotSlacksAreRefused() {
    gateway.post(COMMANDS, FORM, body("help", REPLY)).isProblem(401, "not-authenticated");
    gateway.signed(COMMANDS, FORM, "text=help").isProblem(400, "malformed-body");
    gateway.signed(COMMANDS, FORM, "x".repeat(1024 * 1024 + 1)).isProblem(413, "too-large");
  }

  @Test
  void theEventsUrlProvesItselfToSlackAlone() {
    String challenge = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";
    assertThat(gateway.signed(EVENTS, JSON, challenge).body()).isEqualTo("abc");
    gateway.post(EVENTS, JSON, challenge).isProblem(401, "not-authenticated");
    gateway.signed(EVENTS, JSON, "no json").isProblem(400, "malformed-body");
  }

  @Test
  void anOpenedHomeIsOneQuestionHoweverOftenSlackSendsIt() {
    String opened =
        """
        {"type":"event_callback","event_id":"Ev1","event":{"type":"app_home_opened","user":"U0HOME","tab":"home"}}
        """;
    assertThat(gateway.signed(EVENTS, JSON, opened).status()).isEqualTo(200);
    gateway.signed(EVENTS, JSON, opened);
    gateway.signed(
        EVENTS, JSON, opened.replace("\"home\"}", "\"messages\"}").replace("Ev1", "Ev2"));
    assertThat(
            PublishedEvents.body(PublishedEvents.about("U0HOME", Topics.QUESTIONS, gateway))
                .path("about")
                .asString())
        .isEqualTo("home");
  }

  @Test
  void alostInstallationIsCounted() {
    gateway.signed(
        EVENTS, JSON, "{\"type\":\"event_callback\",\"event\":{\"type\":\"tokens_revoked\"}}");
    assertThat(gateway.get("/actuator/prometheus").body())
        .containsPattern(
            "slipway_slack_installation_total\\{[^}]*event=\"tokens_revoked\"[^}]*} 1\\.0");
  }

  private String told(String text) {
    return told(text, "U0QA1");
  }

  private String told(String text, String user) {
    GatewayAnswer answer = gateway.signed(COMMANDS, FORM, body(text, REPLY, user));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("response_type")).isEqualTo("ephemeral");
    return answer.text("text");
  }

  private List<JsonNode> questions(String subject) {
    return PublishedEvents.on(Topics.QUESTIONS, gateway).stream()
        .filter(record -> PublishedEvents.header(record, "ce_subject").equals(subject))
        .map(PublishedEvents::body)
        .toList();
  }

  private GatewayAnswer type(String text, String reply) {
    return gateway.signed(COMMANDS, FORM, body(text, reply));
  }

  private static String body(String text, String reply) {
    return body(text, reply, "U0QA1");
  }

  private static String body(String text, String reply, String user) {
    return "command=%2Fslipway&user_id="
        + user
        + "&channel_id=C0TEST&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8)
        + "&response_url="
        + URLEncoder.encode(reply, StandardCharsets.UTF_8);
  }
}
