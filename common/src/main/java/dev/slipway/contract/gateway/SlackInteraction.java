package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.project.Answer;
import java.util.List;

/// Somebody clicked a button in Slack. Whether they may, and whether it still means anything, is
/// decided where it is consumed.
///
/// @param release the release the button belongs to
/// @param gate the gate's name
/// @param choice the id of the choice
/// @param attempt which opening of the gate the button was shown for, from 1
/// @param user the Slack member id, from the signed payload
/// @param channel the conversation the message is in
/// @param message the message's `ts`
/// @param answers to what the choice asks, empty where it asks nothing
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Answer> answers)
    implements GatewayEvent {

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
}
