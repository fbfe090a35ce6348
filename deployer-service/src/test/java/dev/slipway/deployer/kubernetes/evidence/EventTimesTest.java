package dev.slipway.deployer.kubernetes.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The newest warning counts, in whichever field its time is.
class EventTimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"lastTimestamp\":\"2026-11-29T15:30:00Z\"} | 2026-11-29T15:30:00Z",
        "{\"lastTimestamp\":null,\"eventTime\":\"2026-11-29T15:00:00.000000Z\"} | 2026-11-29T15:00:00Z",
        "{\"eventTime\":\"2026-11-29T15:00:00.000000Z\",\"series\":{\"count\":3,\"lastObservedTime\":\"2026-11-29T15:05:00.000000Z\"}} | 2026-11-29T15:05:00Z",
        "{\"firstTimestamp\":\"2026-11-29T14:00:00Z\"} | 2026-11-29T14:00:00Z",
        "{\"metadata\":{\"name\":\"e\",\"creationTimestamp\":\"2026-11-29T13:00:00Z\"}} | 2026-11-29T13:00:00Z",
        "{\"lastTimestamp\":\"yesterday\"} | -1000000000-01-01T00:00:00Z",
        "{} | -1000000000-01-01T00:00:00Z"
      })
  void anEventIsAsNewAsItsLatestTime(String json, Instant latest) {
    Event event = Serialization.unmarshal(json, Event.class);
    assertThat(EventTimes.latest(event)).isEqualTo(latest);
  }
}
