/// Clicks in Slack that become events.
@NullMarked
package dev.slipway.gateway.slack;

import org.jspecify.annotations.NullMarked;
