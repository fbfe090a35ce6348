/// Kafka as commands use it: bounded reading, acknowledged writing, topics.
@NullMarked
package dev.slipway.cli.kafka;

import org.jspecify.annotations.NullMarked;
