/// The messaging that a service imports, and the topics that are created before its first listener starts.
///
/// In: the service's identity, event types and settings. Out: the beans of the packages beside it.
@NullMarked
package dev.slipway.messaging.startup;

import org.jspecify.annotations.NullMarked;
