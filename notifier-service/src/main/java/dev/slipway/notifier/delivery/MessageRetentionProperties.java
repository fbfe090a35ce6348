package dev.slipway.notifier.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The retention of the notifier's data.
///
/// @param retention how long the messages of a release that has ended are remembered; longer than
///     `slipway.kafka.retention`, or a replay would post them again
@ConfigurationProperties("slipway.notifier")
record MessageRetentionProperties(@DefaultValue("90d") Duration retention) {

  MessageRetentionProperties {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("slipway.notifier.retention must be positive");
    }
  }
}
