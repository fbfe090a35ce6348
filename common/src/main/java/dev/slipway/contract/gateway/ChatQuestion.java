package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.people.Account;
import org.jspecify.annotations.Nullable;

/// A question about the state of releases, on any platform. Changes nothing; the notifier answers its author
/// alone, in the same conversation or on their home page.
public sealed interface ChatQuestion extends GatewayEvent permits SlackQuestion {

  /// The subject of the question.
  About about();

  /// The project that was named, null if none was.
  @Nullable String named();

  /// The verified account of whoever asked.
  Account by();

  /// The place of the question.
  CommandOrigin origin();

  /// The kinds of questions.
  enum About {
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
