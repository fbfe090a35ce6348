package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A click on a button in Slack.
///
/// @param release the release the button belongs to
/// @param gate the gate's name
/// @param choice the id of the choice
/// @param attempt which opening of the gate the button was shown for, from 1
/// @param user the Slack member id, from the signed payload
/// @param channel the conversation the message is in
/// @param message the message's `ts`
/// @param answers to what the choice asks, empty where it asks nothing
/// @param version of the release as the message showed it, null if the button does not say it
/// @param surface the key of the message among those of its release, null if the button does not say it
@EventType("dev.slipway.slack.interaction.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlackInteraction(
    String project,
    String release,
    String gate,
    String choice,
    int attempt,
    String user,
    String channel,
    String message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Answer> answers,
    @Nullable Long version,
    @Nullable String surface)
    implements Interaction {

  private static final String PLATFORM = "slack";

  public SlackInteraction {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(gate, "gate");
    Required.field(choice, "choice");
    Required.field(user, "user");
    Required.field(channel, "channel");
    Required.field(message, "message");
    answers = Required.list(answers);
  }

  /// A click on a button that does not say what its message showed.
  public SlackInteraction(
      String project,
      String release,
      String gate,
      String choice,
      int attempt,
      String user,
      String channel,
      String message,
      List<Answer> answers) {
    this(project, release, gate, choice, attempt, user, channel, message, answers, null, null);
  }

  @Override
  public Account by() {
    return new Account(PLATFORM, user);
  }

  @Override
  public Origin origin() {
    return new Origin(PLATFORM, channel, message);
  }

  @Override
  public ButtonValue.@Nullable Shown shown() {
    return version == null ? null : new ButtonValue.Shown(version, surface);
  }
}
