package dev.slipway.approval.timer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the timers.
///
/// @param pollingInterval how late a timer may fire; at most 1 s
/// @param threads timers that fire at once
@ConfigurationProperties("slipway.approval.timers")
record TimerProperties(
    @DefaultValue("1s") Duration pollingInterval, @DefaultValue("2") int threads) {

  TimerProperties {
    if (pollingInterval.compareTo(Duration.ofMillis(50)) < 0
        || pollingInterval.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException(
          "slipway.approval.timers.polling-interval must be between 50ms and 1s");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("slipway.approval.timers.threads must be at least 1");
    }
  }
}
