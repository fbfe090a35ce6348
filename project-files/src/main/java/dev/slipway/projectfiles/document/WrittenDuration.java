package dev.slipway.projectfiles.document;

import dev.slipway.contract.text.TimeAmount;
import java.time.Duration;

/// A duration as files write it: `90s`, `5m`, `24h`, `3d`. The schema allows no other units of [TimeAmount].
public final class WrittenDuration {

  private WrittenDuration() {}

  /// Parses a text that the schema allows.
  ///
  /// @throws IllegalArgumentException for what is no [TimeAmount]; the schema refuses it first
  public static Duration parse(String text) {
    return TimeAmount.parse(text)
        .map(TimeAmount::duration)
        .orElseThrow(() -> new IllegalArgumentException("no duration: " + text));
  }
}
