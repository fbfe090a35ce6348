/// Slack over its socket, for gateways that Slack cannot reach.
///
/// In: envelopes. Out: the same payloads as over HTTP, each acknowledged once it is durable; and the socket's
/// health.
@NullMarked
package dev.slipway.gateway.chat.slack.socket;

import org.jspecify.annotations.NullMarked;
