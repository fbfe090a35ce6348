package dev.slipway.approval.core.wait;

import dev.slipway.calendar.Recurrence;
import dev.slipway.calendar.Window;
import dev.slipway.contract.project.Freeze;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times in which nothing is deployed, and their ends.
public final class Freezes {

  /// Freezes that follow each other without a gap for so long are as good as endless.
  private static final int MOST_IN_A_ROW = 100;

  private Freezes() {}

  /// A time in which nothing is deployed.
  ///
  /// @param name of the freeze that it begins with, null where that has none
  /// @param until when no freeze is left
  public record Frozen(@Nullable String name, Instant until) {}

  /// Empty where something may be deployed. A freeze that begins before another has ended goes on with
  /// that one.
  ///
  /// @throws IllegalArgumentException for a freeze that cannot be read: the gateway publishes none such
  public static Optional<Frozen> at(List<Freeze> freezes, Instant at) {
    Optional<Frozen> first = longest(freezes, at);
    Optional<Frozen> last = first;
    for (int i = 0; i < MOST_IN_A_ROW && last.isPresent(); i++) {
      Optional<Frozen> next = longest(freezes, last.get().until());
      if (next.isEmpty()) {
        break;
      }
      last = next;
    }
    Optional<Frozen> end = last;
    return first.flatMap(f -> end.map(l -> new Frozen(f.name(), l.until())));
  }

  private static Optional<Frozen> longest(List<Freeze> freezes, Instant at) {
    return freezes.stream()
        .flatMap(freeze -> at(freeze, at).stream())
        .max(Comparator.comparing(Frozen::until));
  }

  private static Optional<Frozen> at(Freeze freeze, Instant at) {
    return window(freeze).until(at).map(end -> new Frozen(freeze.name(), end));
  }

  private static Window window(Freeze freeze) {
    return switch (freeze) {
      case Freeze.Cron f -> new Window.Recurring(Recurrence.cron(f.cron()), f.zone(), f.lasts());
      case Freeze.Recurring f ->
          new Window.Recurring(Recurrence.rule(f.rrule(), f.from()), f.zone(), f.lasts());
      case Freeze.Once f -> new Window.Once(f.zone(), f.from(), f.until());
    };
  }
}
