/// The contract on Kafka: event records and topic names. Depends on nothing but the JDK, Jackson's annotations and JSpecify.
@NullMarked
package dev.slipway.contract;

import org.jspecify.annotations.NullMarked;
