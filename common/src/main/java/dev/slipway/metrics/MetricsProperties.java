package dev.slipway.metrics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Figures that need a query.
///
/// @param interval how often they are taken
@ConfigurationProperties("slipway.metrics")
public record MetricsProperties(@DefaultValue("15s") Duration interval) {

  public MetricsProperties {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("slipway.metrics.interval must be positive");
    }
  }
}
