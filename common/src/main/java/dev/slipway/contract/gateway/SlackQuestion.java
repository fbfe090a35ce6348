package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Account;
import org.jspecify.annotations.Nullable;

/// A question that somebody asked in Slack.
///
/// @param project the project it is about, and the person's Slack id where it is about none: what is
///     asked needs no order among others
/// @param about what they asked for
/// @param named the project they named, null where they named none
/// @param user the Slack member id, from the signed request
@EventType("dev.slipway.slack.question.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlackQuestion(
    String project, About about, @Nullable String named, String user, CommandOrigin origin)
    implements ChatQuestion {
  public SlackQuestion {
    Required.field(project, "project");
    Required.field(about, "about");
    Required.field(user, "user");
    Required.field(origin, "origin");
  }

  @Override
  public Account by() {
    return new Account(origin.platform(), user);
  }
}
