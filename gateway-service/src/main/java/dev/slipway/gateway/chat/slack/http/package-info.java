/// Slack over HTTP: the request URLs, and the signature that each request has to bear.
///
/// In: signed requests. Out: payloads for Slack's commands, events and `interaction`, and the
/// answers that Slack expects within three seconds.
@NullMarked
package dev.slipway.gateway.chat.slack.http;

import org.jspecify.annotations.NullMarked;
