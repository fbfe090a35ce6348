/// Failures by class: who has to wait for what, and if what was tried is to be tried again.
///
/// Work that is repeated outlives each of its failures ([PeriodicWork]).
///
/// In: an exception of Kafka's client, of the database or of ours. Out: its class. What a failure costs is
/// for the caller to decide.
@NullMarked
package dev.slipway.messaging.failure;

import org.jspecify.annotations.NullMarked;
