package dev.slipway.notifier.delivery;

import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Calls to a platform, none while it has asked to be left alone. The pauses that it asks for are written
/// down for all replicas.
@Component
public class PlatformCalls {

  private static final Duration SHORT = Duration.ofMillis(100);

  private final Pauses pauses;
  private final Traces traces;
  private final MeterRegistry meters;

  PlatformCalls(Pauses pauses, Traces traces, MeterRegistry meters) {
    this.pauses = pauses;
    this.traces = traces;
    this.meters = meters;
  }

  /// A call that returns something.
  @FunctionalInterface
  public interface Call<T> {
    T run() throws ChatException;
  }

  /// The subject of a call.
  ///
  /// @param destination the conversation or person it concerns
  public record Target(ChatPlatform platform, Operation operation, String destination) {

    private String name() {
      return platform.name();
    }
  }

  /// Calls now, in a span of its own, and writes a pause down if the platform asks for one.
  ///
  /// @throws ChatException with [Failure.Held] if the platform was not asked, since it still waits
  public <T> T make(Target target, Call<T> call) throws ChatException {
    Optional<OffsetDateTime> until =
        pauses.until(target.name(), target.operation(), target.destination());
    if (until.isPresent()) {
      Duration left = Duration.between(OffsetDateTime.now(ZoneOffset.UTC), until.get());
      throw new ChatException(new Failure.Held(left.isPositive() ? left : SHORT), null);
    }
    try (TraceSpan span = span(target)) {
      return make(target, call, span);
    }
  }

  private TraceSpan span(Target target) {
    return traces
        .start(target.name() + " " + word(target.operation()), SpanKind.CLIENT, traces.current())
        .with("slipway.chat.platform", target.name())
        .with("slipway.chat.operation", word(target.operation()));
  }

  private <T> T make(Target target, Call<T> call, TraceSpan span) throws ChatException {
    try {
      T answer = call.run();
      count(target, "ok");
      return answer;
    } catch (ChatException e) {
      Failure failure = remembered(target, e.failure());
      span.failed(failure.getClass().getSimpleName());
      count(target, outcome(failure));
      throw new ChatException(failure, e);
    }
  }

  /// Writes down what has to wait, for all replicas.
  private Failure remembered(Target target, Failure failure) {
    Failure known =
        failure instanceof Failure.Unauthorized claimed ? verified(target, claimed) : failure;
    return switch (known) {
      case Failure.RateLimited limited ->
          pauses.rateLimited(
              target.name(), target.operation(), target.destination(), limited.retryAfter());
      case Failure.Unauthorized unauthorized -> {
        pauses.unauthorized(target.name(), unauthorized.reason());
        yield unauthorized;
      }
      case Failure.Refused refused -> {
        pauses.refused(target.name(), target.operation(), target.destination(), refused);
        yield refused;
      }
      default -> known;
    };
  }

  /// A platform may say of one recipient what it says of a token that is no longer good, as Slack does
  /// with `account_inactive`: the token itself is asked for before everybody waits.
  private static Failure verified(Target target, Failure.Unauthorized claimed) {
    try {
      target.platform().verify();
      return new Failure.Refused(Failure.Concern.CONVERSATION, claimed.reason());
    } catch (ChatException e) {
      return e.failure() instanceof Failure.Unauthorized token
          ? token
          : new Failure.Unavailable(claimed.reason() + ", token not verified: " + e.getMessage());
    }
  }

  private static String outcome(Failure failure) {
    return switch (failure) {
      case Failure.Held _ -> "held";
      case Failure.RateLimited _ -> "rate-limited";
      case Failure.Unauthorized _ -> "unauthorized";
      case Failure.Unavailable _ -> "unavailable";
      case Failure.Unanswered _ -> "unanswered";
      case Failure.Gone _ -> "gone";
      case Failure.ConversationGone _ -> "conversation-gone";
      case Failure.Unchangeable _ -> "unchangeable";
      case Failure.Refused _ -> "refused";
    };
  }

  private void count(Target target, String outcome) {
    meters
        .counter(
            "slipway.chat.calls",
            "platform",
            target.name(),
            "operation",
            word(target.operation()),
            "outcome",
            outcome)
        .increment();
  }

  private static String word(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
