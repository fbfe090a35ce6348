/// People's actions in chat, published to Kafka.
///
/// The package below that is named for a platform verifies and reads what that platform sends. Out go events about
/// people's actions, by [Published].
@NullMarked
package dev.slipway.gateway.chat;

import org.jspecify.annotations.NullMarked;
