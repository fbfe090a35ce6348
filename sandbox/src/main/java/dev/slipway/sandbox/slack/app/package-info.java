/// The requests to the app: clicks, commands and events as Slack would send and sign them.
@NullMarked
package dev.slipway.sandbox.slack.app;

import org.jspecify.annotations.NullMarked;
