/// The Kafka listeners through which all inputs of a project arrive.
@NullMarked
package dev.slipway.approval.release.kafka;

import org.jspecify.annotations.NullMarked;
