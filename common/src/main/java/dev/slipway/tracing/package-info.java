/// Traces across Kafka by OpenTelemetry, and the identifiers that log lines carry.
@NullMarked
package dev.slipway.tracing;

import org.jspecify.annotations.NullMarked;
