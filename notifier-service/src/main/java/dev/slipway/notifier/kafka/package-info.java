/// Reads release events and hands their snapshots to delivery.
@NullMarked
package dev.slipway.notifier.kafka;

import org.jspecify.annotations.NullMarked;
