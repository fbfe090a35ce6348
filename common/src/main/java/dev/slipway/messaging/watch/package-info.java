/// Kafka and the listeners as a service's health and meters show them.
///
/// In: the containers of the listeners, and Kafka's answers at regular times. Out: health, the lag of each
/// group, and whether the topics are there.
@NullMarked
package dev.slipway.messaging.watch;

import org.jspecify.annotations.NullMarked;
