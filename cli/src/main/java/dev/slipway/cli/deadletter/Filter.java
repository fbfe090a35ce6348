package dev.slipway.cli.deadletter;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The filter of a list of dead letters.
final class Filter {

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Those from this topic, for example slipway.builds.")
  private @Nullable String topic;

  @Option(
      names = "--reason-contains",
      paramLabel = "TEXT",
      description = "Those with this text in their reason.")
  private @Nullable String reason;

  boolean given() {
    return topic != null || reason != null;
  }

  /// @throws CommandFailedException where there is no topic of the name that was given
  void check(Pile pile) {
    if (topic != null && !pile.knows(topic)) {
      throw new CommandFailedException(
          ExitCode.NOT_FOUND,
          "There is no topic "
              + topic
              + "; name one that Slipway reads, for example slipway.builds, or leave --topic out.");
    }
  }

  boolean matches(DeadLetter letter) {
    return (topic == null
            || topic.equals(letter.originalTopic())
            || topic.equals(letter.id().topic()))
        && (reason == null
            || letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)));
  }
}
