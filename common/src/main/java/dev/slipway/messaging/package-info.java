/// Events over Kafka for every service: as records and back, published, counted and traced. Knows no event
/// type.
///
/// In: envelopes with their topics. Out: records that every in-sync replica has. The packages around it:
/// `failure` below it classes what fails; `consumer` takes polls, `watch` watches Kafka and the listeners, and
/// `startup` is what a service imports.
@NullMarked
package dev.slipway.messaging;

import org.jspecify.annotations.NullMarked;
