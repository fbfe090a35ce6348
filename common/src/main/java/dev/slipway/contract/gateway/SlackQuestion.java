package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import org.jspecify.annotations.Nullable;

/// Somebody asked how things stand. Changes nothing; it is answered to them alone, where they asked or
/// on their home page.
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
    implements GatewayEvent {
  public SlackQuestion {
    Required.field(project, "project");
    Required.field(about, "about");
    Required.field(user, "user");
    Required.field(origin, "origin");
  }

  /// The kinds of questions.
  public enum About {
    /// What runs where, and what is under way: `/slipway status [project]`.
    @JsonProperty("status")
    STATUS,
    /// The open releases and the latest ended ones: `/slipway releases`.
    @JsonProperty("releases")
    RELEASES,
    /// What concerns this person: they opened the app's home page.
    @JsonProperty("home")
    HOME
  }
}
