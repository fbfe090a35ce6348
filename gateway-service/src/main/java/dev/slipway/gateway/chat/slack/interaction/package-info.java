/// Slack's clicks, and the dialogs that ask what a choice asks.
///
/// In: a payload that is known to come from Slack. Out: clicks and forms for `chat.choice`, an open dialog, or its
/// mistakes. How a payload arrives is not known here.
@NullMarked
package dev.slipway.gateway.chat.slack.interaction;

import org.jspecify.annotations.NullMarked;
