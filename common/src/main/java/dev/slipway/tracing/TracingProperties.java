package dev.slipway.tracing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The destination of spans.
///
/// @param endpoint an OpenTelemetry collector that takes OTLP over HTTP, for example
///     `http://collector:4318`; nothing is traced where none is named
/// @param sampling the share of new traces that is kept, from 0 to 1; a trace that a caller began is
///     kept or not as the caller says
/// @param timeout how long the collector may take; spans that it does not take are dropped
@ConfigurationProperties("slipway.tracing")
public record TracingProperties(
    @Nullable String endpoint,
    @DefaultValue("1.0") double sampling,
    @DefaultValue("5s") Duration timeout) {

  public TracingProperties {
    if (sampling < 0 || sampling > 1) {
      throw new IllegalArgumentException("slipway.tracing.sampling must be between 0 and 1");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("slipway.tracing.timeout must be positive");
    }
    if (endpoint != null && !endpoint.isBlank() && !endpoint.matches("https?://[^/\\s]+\\S*")) {
      throw new IllegalArgumentException(
          "slipway.tracing.endpoint must be an http or https address, such as http://collector:4318");
    }
  }

  boolean enabled() {
    return endpoint != null && !endpoint.isBlank();
  }
}
