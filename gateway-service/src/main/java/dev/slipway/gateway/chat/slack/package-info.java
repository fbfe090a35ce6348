/// Slack as the gateway meets it: its client, its syntax and escapes, the workspace whose people may speak, and its
/// commands, events and accounts.
///
/// `interaction` reads clicks and opens dialogs; `http` and `socket` bring what people do. In: what Slack sends. Out:
/// requests to `chat.command` and `chat.choice`, which know no platform, and their answers in mrkdwn.
@NullMarked
package dev.slipway.gateway.chat.slack;

import org.jspecify.annotations.NullMarked;
