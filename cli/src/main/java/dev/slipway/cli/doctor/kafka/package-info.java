/// Kafka, as a service's login may use it.
@NullMarked
package dev.slipway.cli.doctor.kafka;

import org.jspecify.annotations.NullMarked;
