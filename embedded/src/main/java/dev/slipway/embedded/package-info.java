/// A real Kafka broker and a real PostgreSQL that live in this process.
@NullMarked
package dev.slipway.embedded;

import org.jspecify.annotations.NullMarked;
