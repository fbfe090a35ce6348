/// The Kafka side of the deployer: requests in, results out.
@NullMarked
package dev.slipway.deployer.kafka;

import org.jspecify.annotations.NullMarked;
