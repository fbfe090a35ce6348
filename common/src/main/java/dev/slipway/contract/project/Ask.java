package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/// The messages on which a gate is decided.
public enum Ask {
  /// Each of its people has one of their own.
  @JsonEnumDefaultValue
  @JsonProperty("people")
  PEOPLE,
  /// The release's message in the channel has the buttons, and nobody has one of their own.
  @JsonProperty("channel")
  CHANNEL,
  /// Both.
  @JsonProperty("both")
  BOTH;

  /// Whether the release's message in the channel has the buttons.
  public boolean asksChannel() {
    return this != PEOPLE;
  }

  /// Whether each of its people has a message of their own.
  public boolean asksPeople() {
    return this != CHANNEL;
  }
}
