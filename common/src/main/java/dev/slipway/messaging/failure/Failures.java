package dev.slipway.messaging.failure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Classes failures by the tables of what a service depends on: [KafkaFailures], [DatabaseFailures].
public final class Failures {

  /// What counts before what follows it. A lock comes before an outage: its SQLSTATE says more than the types that
  /// it is wrapped in.
  private static final List<FailureClass> WEIGHT =
      List.of(FailureClass.RECORD, FailureClass.LOCKED, FailureClass.OUTAGE, FailureClass.DOUBTFUL);

  private Failures() {}

  /// Looks through the whole chain of causes. If something in it is the record's own fault, that counts;
  /// then a lock, then an outage.
  public static FailureClass of(Throwable failure) {
    return known(failure).orElse(FailureClass.DOUBTFUL);
  }

  /// True for an outage, a lock, and a doubtful failure that a table knows: whoever can try again without
  /// holding up anybody else should.
  public static boolean mayPass(Throwable failure) {
    return known(failure).filter(found -> found != FailureClass.RECORD).isPresent();
  }

  private static Optional<FailureClass> known(Throwable failure) {
    @Nullable FailureClass found = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      @Nullable FailureClass next = single(t).orElse(null);
      if (next != null && (found == null || WEIGHT.indexOf(next) < WEIGHT.indexOf(found))) {
        found = next;
      }
    }
    return Optional.ofNullable(found);
  }

  private static Optional<FailureClass> single(Throwable t) {
    Optional<FailureClass> own =
        switch (t) {
          case TransientException _, IOException _, InterruptedException _ ->
              Optional.of(FailureClass.OUTAGE);
          case EventTooLargeException _, PublishRefusedException _, StackOverflowError _ ->
              Optional.of(FailureClass.RECORD);
          default -> Optional.empty();
        };
    return own.or(() -> KafkaFailures.of(t)).or(() -> DatabaseFailures.of(t));
  }
}
