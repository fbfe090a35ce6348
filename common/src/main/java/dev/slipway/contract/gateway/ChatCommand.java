package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.util.List;

/// A choice that somebody typed as a command, on any platform, such as `approve RELEASE`. The approval service decides
/// which open gate it means, whether its author may choose, and whether the choice still means anything.
///
/// @param release the release they named
/// @param choice the id of the choice, which is the command's word
/// @param answers the reason, if they gave one
/// @param user their id on the platform of the origin, from the verified request
/// @param origin the place of the command, where it is answered
@EventType(value = "dev.slipway.slack.command.v1", next = "dev.slipway.chat.command.v1")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChatCommand(
    String project,
    String release,
    String choice,
    List<Answer> answers,
    String user,
    CommandOrigin origin)
    implements GatewayEvent {

  public ChatCommand {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(choice, "choice");
    answers = Required.list(answers);
    Required.field(user, "user");
    Required.field(origin, "origin");
  }

  /// The verified account of whoever typed.
  public Account by() {
    return new Account(origin.platform(), user);
  }
}
