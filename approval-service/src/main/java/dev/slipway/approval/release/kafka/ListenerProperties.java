package dev.slipway.approval.release.kafka;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The share of the work that one instance does at once.
///
/// @param concurrency threads that read, each its own partitions; more than there are partitions
///     stay idle
@ConfigurationProperties("slipway.approval")
record ListenerProperties(@DefaultValue("3") int concurrency) {

  ListenerProperties {
    if (concurrency < 1) {
      throw new IllegalArgumentException("slipway.approval.concurrency must be at least 1");
    }
  }
}
