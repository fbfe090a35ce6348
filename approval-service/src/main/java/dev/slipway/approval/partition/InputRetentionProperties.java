package dev.slipway.approval.partition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The time for which inputs are remembered.
///
/// @param processedRetention how long an input that was decided is recognised when it comes again;
///     longer than `slipway.kafka.retention`
@ConfigurationProperties("slipway.approval")
record InputRetentionProperties(@DefaultValue("60d") Duration processedRetention) {

  /// @throws IllegalStateException where a topic still holds inputs that were forgotten
  void check(Duration topicRetention) {
    if (processedRetention.compareTo(topicRetention) <= 0) {
      throw new IllegalStateException(
          ("slipway.approval.processed-retention (%s) must be longer than slipway.kafka.retention"
                  + " (%s), or inputs would be decided twice; raise it")
              .formatted(processedRetention, topicRetention));
    }
  }
}
