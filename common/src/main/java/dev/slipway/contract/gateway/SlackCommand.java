package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.util.List;

/// A choice that somebody typed in Slack, as `/slipway approve|reject|deploy|close|switch|go-on|abort|override RELEASE`.
///
/// @param release the release they named
/// @param choice the id of the choice, which is the command's word
/// @param answers the reason where they gave one
/// @param user the Slack member id, from the signed request
/// @param origin where they asked, and where they are answered
@EventType("dev.slipway.slack.command.v1")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SlackCommand(
    String project,
    String release,
    String choice,
    List<Answer> answers,
    String user,
    CommandOrigin origin)
    implements ChatCommand {
  public SlackCommand {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(choice, "choice");
    answers = Required.list(answers);
    Required.field(user, "user");
    Required.field(origin, "origin");
  }

  @Override
  public Account by() {
    return new Account(origin.platform(), user);
  }
}
