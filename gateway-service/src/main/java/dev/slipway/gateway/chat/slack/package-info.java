/// Slack as the gateway meets it: its client, its escapes, the workspace whose people may speak, and what
/// its events and accounts say.
///
/// The packages below take what people do: `command` and `interaction` say what it means, `http` and `socket`
/// bring it. Out go events about people's actions, by [dev.slipway.gateway.chat.Published].
@NullMarked
package dev.slipway.gateway.chat.slack;

import org.jspecify.annotations.NullMarked;
