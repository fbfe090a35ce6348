/// Decides a poll of inputs in one transaction and publishes what it caused. Inputs come in from Kafka; rows,
/// events and timers go out.
@NullMarked
package dev.slipway.approval.release;

import org.jspecify.annotations.NullMarked;
