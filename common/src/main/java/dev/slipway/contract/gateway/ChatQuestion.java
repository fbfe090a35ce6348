package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Account;
import org.jspecify.annotations.Nullable;

/// A question about the state of releases, on any platform. Changes nothing; the notifier answers its author
/// alone, in the same conversation or on their home page.
///
/// @param project the project it is about, and the person's id on the platform if it is about none: questions need no
///     order among others
/// @param about the subject of the question
/// @param named the project they named, null if they named none
/// @param user their id on the platform of the origin, from the verified request
/// @param origin the place of the question
@EventType(value = "dev.slipway.slack.question.v1", next = "dev.slipway.chat.question.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatQuestion(
    String project, About about, @Nullable String named, String user, CommandOrigin origin)
    implements GatewayEvent {

  public ChatQuestion {
    Required.field(project, "project");
    Required.field(about, "about");
    Required.field(user, "user");
    Required.field(origin, "origin");
  }

  /// The verified account of whoever asked.
  public Account by() {
    return new Account(origin.platform(), user);
  }

  /// The kinds of questions.
  public enum About {
    /// What runs where, and what is under way: the command `status [PROJECT]`.
    @JsonProperty("status")
    STATUS,
    /// The open releases and the latest ended ones: the command `releases`.
    @JsonProperty("releases")
    RELEASES,
    /// What concerns this person: they opened the app's home page.
    @JsonProperty("home")
    HOME
  }
}
