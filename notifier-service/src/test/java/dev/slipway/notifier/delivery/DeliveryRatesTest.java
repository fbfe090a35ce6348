package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.notifier.platform.MessageRates;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The pace of messages is each platform's own, unless an operator sets another.
class DeliveryRatesTest {

  private static final MessageRates CHAT = new MessageRates(1, 3, 50, 50, 12);
  private static final MessageRates TALK = new MessageRates(7, 8, 120, 60, 5);

  private static DeliveryRates with(Map<String, String> set) {
    return new DeliveryRates(
        Map.of("chat", CHAT, "talk", TALK),
        new Binder(new MapConfigurationPropertySource(set))
            .bindOrCreate("slipway.notifier.delivery", DeliveryProperties.class));
  }

  @Test
  void eachPlatformHasItsOwnPace() {
    DeliveryRates rates = with(Map.of());
    assertThat(rates.on("chat")).isEqualTo(CHAT);
    assertThat(rates.on("talk")).isEqualTo(TALK);
  }

  @Test
  void whatAnOperatorSetsHoldsOnEachPlatform() {
    DeliveryRates rates = with(Map.of("slipway.notifier.delivery.updates-per-minute", "20"));
    assertThat(rates.on("chat")).isEqualTo(new MessageRates(1, 3, 20, 50, 12));
    assertThat(rates.on("talk")).isEqualTo(new MessageRates(7, 8, 20, 60, 5));
  }

  @Test
  void anImpossiblePaceIsRefusedAtTheStart() {
    assertThatThrownBy(() -> with(Map.of("slipway.notifier.delivery.updates-kept", "60")))
        .hasMessage(
            "slipway.notifier.delivery.updates-kept must be at least 0 and less than update-burst,"
                + " which is 50 on chat");
    assertRefused("post-burst", "0");
    assertRefused("update-burst", "0");
    assertRefused("updates-kept", "-1");
  }

  /// PostgreSQL takes it for more than every number: there would be no pace at all.
  @Test
  void whatIsNoNumberIsNoPace() {
    assertRefused("posts-per-second", "NaN");
    assertRefused("updates-per-minute", "NaN");
    assertThatThrownBy(() -> new MessageRates(Double.NaN, 3, 50, 50, 12))
        .hasMessageContaining("posts-per-second");
  }

  @Test
  void aPlatformKeepsItsOwnPaceWhereAnotherIsImpossible() {
    DeliveryRates rates = with(Map.of("slipway.notifier.delivery.updates-kept", "55"));
    assertThat(rates.on("chat")).isEqualTo(CHAT);
    assertThat(rates.on("talk")).isEqualTo(new MessageRates(7, 8, 120, 60, 55));
  }

  private static void assertRefused(String key, String value) {
    assertThatThrownBy(() -> with(Map.of("slipway.notifier.delivery." + key, value)))
        .rootCause()
        .hasMessageContaining("slipway.notifier.delivery." + key);
  }
}
