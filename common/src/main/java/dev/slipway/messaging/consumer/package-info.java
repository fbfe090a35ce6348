/// Polls of records, each with one of three fates: handled, put aside as a dead letter, or read again.
///
/// In: raw records of a listener. Out: events for the service's handler, and dead letters.
@NullMarked
package dev.slipway.messaging.consumer;

import org.jspecify.annotations.NullMarked;
