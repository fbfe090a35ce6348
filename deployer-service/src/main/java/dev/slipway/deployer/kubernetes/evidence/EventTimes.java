package dev.slipway.deployer.kubernetes.evidence;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The moment at which an event was seen last. Newer components fill in `eventTime` or `series` and leave `lastTimestamp`
/// out.
final class EventTimes {

  private EventTimes() {}

  static Instant latest(Event event) {
    EventSeries series = event.getSeries();
    return Stream.of(
            event.getLastTimestamp(),
            text(series == null ? null : series.getLastObservedTime()),
            text(event.getEventTime()),
            event.getFirstTimestamp(),
            event.getMetadata() == null ? null : event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .map(EventTimes::instant)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static @Nullable String text(@Nullable MicroTime time) {
    return time == null ? null : time.getTime();
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }
}
