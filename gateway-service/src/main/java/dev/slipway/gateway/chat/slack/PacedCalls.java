package dev.slipway.gateway.chat.slack;

import dev.slipway.background.BackgroundThread;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls of Slack that go on as long as the gateway runs, one after the other on a thread of their own. An exception
/// ends one call and not the next.
final class PacedCalls {

  private static final Logger log = LoggerFactory.getLogger(PacedCalls.class);

  /// The pause after a failure that may be Slack's own.
  static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  /// However long Slack asks to wait: what is wrong with one call must not silence all for hours.
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final String subject;
  private final Supplier<Duration> call;
  private final BackgroundThread thread;

  /// @param subject of the calls, for the name of their thread and the log, for example `accounts`
  /// @param call makes one call and returns the pause before the next
  PacedCalls(String subject, Supplier<Duration> call) {
    this.subject = subject;
    this.call = call;
    this.thread = new BackgroundThread("slack-" + subject);
  }

  /// The pause after a 429.
  ///
  /// @param header the answer's `Retry-After`, null where it has none
  static Duration afterRateLimit(@Nullable String header) {
    if (header == null || !header.matches("[1-9][0-9]{0,8}")) {
      return AFTER_FAILURE;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(header));
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  /// @param enabled false makes no calls, as without a token
  void start(boolean enabled) {
    thread.start();
    if (enabled) {
      thread.execute(this::next);
    }
  }

  /// Between the calls, on their thread.
  void alsoEvery(Duration time, Runnable work) {
    thread.repeat("Slack's " + subject, time, time, work);
  }

  private void next() {
    Duration pause = AFTER_FAILURE;
    try {
      pause = call.get();
    } catch (RuntimeException | Error e) {
      log.error("Slack: {} cannot be looked up", subject, e);
    }
    thread.executeAfter(pause, this::next);
  }

  void stop() {
    thread.stop();
  }

  boolean isRunning() {
    return thread.isRunning();
  }
}
