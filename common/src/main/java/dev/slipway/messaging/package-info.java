/// Events over Kafka for every service: codec, publishing, batches, dead letters, topics. Knows no
/// event type.
@NullMarked
package dev.slipway.messaging;

import org.jspecify.annotations.NullMarked;
