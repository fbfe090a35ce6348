/// Slack's clicks, dialogs and commands, over HTTP or its socket: verified, answered, and published as events.
@NullMarked
package dev.slipway.gateway.slack;

import org.jspecify.annotations.NullMarked;
