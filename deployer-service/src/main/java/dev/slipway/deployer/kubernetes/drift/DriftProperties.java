package dev.slipway.deployer.kubernetes.drift;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the detection of drift.
///
/// @param every how often the Services, routes and other objects beside a Deployment are held against what
///     was applied, and the Deployments that are there against those that were; a Deployment itself is held
///     against what was applied with each change
@ConfigurationProperties("slipway.deployer.drift")
record DriftProperties(@DefaultValue("5m") Duration every) {

  DriftProperties {
    if (every.toMillis() < 100) {
      throw new IllegalArgumentException("slipway.deployer.drift.every must be at least 100ms");
    }
  }
}
