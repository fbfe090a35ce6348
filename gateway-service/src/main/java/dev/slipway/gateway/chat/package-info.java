/// People's actions in chat, on any platform.
///
/// `command` and `choice` decide what an action means. The package that is named for a platform verifies and reads what
/// that platform sends, brings it to them, and renders their answers; nothing else here knows a platform. Out go events,
/// by [Published].
@NullMarked
package dev.slipway.gateway.chat;

import org.jspecify.annotations.NullMarked;
