package dev.slipway.gateway.chat.slack;

import dev.slipway.contract.text.Identity;
import dev.slipway.gateway.catalogue.Members;
import dev.slipway.gateway.chat.command.ChatQuestions;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.messaging.failure.PublishFailedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes events that are known to come from Slack. One that Slack sends again has the same id, and so
/// has what becomes of it.
@Component
public class SlackEvents {

  private static final Logger log = LoggerFactory.getLogger(SlackEvents.class);

  private static final String UNINSTALLED = "app_uninstalled";
  private static final String REVOKED = "tokens_revoked";

  private static final int LONGEST_ID = 100;

  private final ChatQuestions questions;
  private final Workspace workspace;
  private final Members members;
  private final Clock clock;
  private final MeterRegistry meters;

  SlackEvents(
      ChatQuestions questions,
      Workspace workspace,
      Members members,
      Clock clock,
      MeterRegistry meters) {
    this.members = members;
    this.clock = clock;
    this.workspace = workspace;
    this.questions = questions;
    this.meters = meters;
    List.of(UNINSTALLED, REVOKED).forEach(this::installation);
  }

  /// Returns once the event is durable.
  ///
  /// @return what Slack wants to hear to believe that the URL is ours; empty for anything else
  /// @throws org.springframework.web.ErrorResponseException 400 for what is no event, 503 where it was
  ///     not taken
  public Optional<String> take(String body) {
    JsonNode json = read(body);
    return switch (json.path("type").asString("")) {
      case "url_verification" -> Optional.of(json.path("challenge").asString(""));
      case "event_callback" -> {
        workspace.checkEvent(json);
        happened(json);
        yield Optional.empty();
      }
      default -> {
        ignore("unknown");
        yield Optional.empty();
      }
    };
  }

  private static JsonNode read(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw GatewayProblems.malformed("The event is not JSON.");
    }
  }

  private void happened(JsonNode json) {
    JsonNode event = json.path("event");
    String type = event.path("type").asString("");
    switch (type) {
      case "app_home_opened" -> opened(json, event);
      case "user_change" -> changed(event.path("user"));
      case UNINSTALLED -> lost(type, "the app was removed from the workspace; install it again");
      case REVOKED ->
          lost(type, "tokens were revoked; install the app again and set its new bot token");
      default -> ignore("event");
    }
  }

  /// Of the two tabs the other shows messages, which are there anyhow.
  private void opened(JsonNode json, JsonNode event) {
    String user = event.path("user").asString("");
    String id = json.path("event_id").asString("");
    if (!event.path("tab").asString("home").equals("home")) {
      ignore("event");
      return;
    }
    if (Identity.objection(user, LONGEST_ID).isPresent() || !Identity.isOne(id)) {
      meters.counter("slipway.requests.refused", "endpoint", "slack-events").increment();
      throw GatewayProblems.malformed("The event has no user or no event_id.");
    }
    try {
      questions.home(Workspace.account(user), "slack event " + id);
    } catch (PublishFailedException e) {
      throw GatewayProblems.unavailable("The event was not taken. Send it again.", e);
    }
  }

  /// Whoever was deactivated, or came back. An event that is lost is made up for by [MemberLookup].
  private void changed(JsonNode user) {
    String account = user.path("id").asString("");
    if (Identity.objection(account, LONGEST_ID).isEmpty() && user.path("deleted").isBoolean()) {
      members.heard(
          Workspace.account(account),
          user.path("deleted").asBoolean(),
          members.asked(),
          clock.instant());
    } else {
      ignore("event");
    }
  }

  private void lost(String type, String what) {
    installation(type).increment();
    log.error("Slack: {}; until then nothing is shown there", what);
  }

  private Counter installation(String event) {
    return meters.counter("slipway.slack.installation", "event", event);
  }

  private void ignore(String kind) {
    meters.counter("slipway.deliveries.ignored", "source", "slack-" + kind).increment();
  }
}
