package dev.slipway.gateway.chat.choice;

import dev.slipway.contract.project.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The immediate result of a click or of a sent form, which each platform shows in its way. Nothing is published but for
/// [Taken].
public sealed interface ClickResult {

  /// The choice is durable. Whether it counts is decided afterwards.
  record Taken() implements ClickResult {}

  /// The choice asks something first.
  record Asks(Step.Choice choice) implements ClickResult {}

  /// Answers are missing or wrong.
  ///
  /// @param mistakes by the question's id, at least one
  record Mistaken(Map<String, String> mistakes) implements ClickResult {
    public Mistaken {
      mistakes = Map.copyOf(mistakes);
    }
  }

  /// The button belongs to a project of another installation, or to one that is gone.
  ///
  /// @param words for whoever clicked
  record UnknownProject(String words) implements ClickResult {}

  /// The event log does not answer; the same click may be taken later.
  ///
  /// @param words for whoever clicked, with what to do
  record Unavailable(String words, @Nullable Throwable cause) implements ClickResult {}

  /// The event log refuses the click for what it is; clicking again does not help.
  record Refused(RuntimeException cause) implements ClickResult {}
}
