package dev.slipway.messaging;

import java.io.IOException;
import java.util.Optional;

/// Classes failures by the tables of what a service depends on: [KafkaFailures], [DatabaseFailures].
public final class Failures {

  private Failures() {}

  /// Looks through the whole chain of causes. If something in it is the record's own fault, that counts;
  /// then an outage.
  public static FailureClass of(Throwable failure) {
    return known(failure).orElse(FailureClass.DOUBTFUL);
  }

  /// True for an outage, and for a doubtful failure that a table knows: whoever can try again without
  /// holding up anybody else should.
  public static boolean mayPass(Throwable failure) {
    return known(failure).filter(found -> found != FailureClass.RECORD).isPresent();
  }

  private static Optional<FailureClass> known(Throwable failure) {
    Optional<FailureClass> found = Optional.empty();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      Optional<FailureClass> next = single(t);
      if (next.filter(FailureClass.RECORD::equals).isPresent()) {
        return next;
      }
      if (found.isEmpty() || next.filter(FailureClass.OUTAGE::equals).isPresent()) {
        found = next;
      }
    }
    return found;
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
