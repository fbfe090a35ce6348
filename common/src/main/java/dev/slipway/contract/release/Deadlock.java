package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/// The reason for which a gate can never pass.
public enum Deadlock {
  /// Too few of its people may vote, since the others had a part in the build.
  @JsonEnumDefaultValue
  @JsonProperty("barred")
  BARRED,
  /// It demands a known author, and the build's author is nobody known.
  @JsonProperty("unknown-author")
  UNKNOWN_AUTHOR,
  /// Too few of its people are left, since the others have left its groups.
  @JsonProperty("left")
  LEFT
}
