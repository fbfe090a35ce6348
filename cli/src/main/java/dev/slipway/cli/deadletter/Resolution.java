package dev.slipway.cli.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The resolution of a dead letter.
///
/// @param note why
/// @param putAside when the dead letter was; a topic that was made anew counts its offsets anew
@JsonInclude(JsonInclude.Include.NON_NULL)
record Resolution(Action action, Instant at, @Nullable String note, Instant putAside) {

  enum Action {
    @JsonProperty("retried")
    RETRIED,
    @JsonProperty("discarded")
    DISCARDED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// `discarded: nobody needs it`.
  String text() {
    return action.word() + (note == null ? "" : ": " + note);
  }
}
