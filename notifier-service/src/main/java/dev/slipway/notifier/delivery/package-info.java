/// The workers and what every kind of delivery shares: calls to platforms within the limits of all replicas,
/// pauses, backoff and retention. What is due waits in rows; each kind of it is in a package of its own.
@NullMarked
package dev.slipway.notifier.delivery;

import org.jspecify.annotations.NullMarked;
