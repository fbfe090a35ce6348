/// Cards as Block Kit, and Slack's Web API behind delivery's port; the only package that sees Slack's client.
@NullMarked
package dev.slipway.notifier.slack;

import org.jspecify.annotations.NullMarked;
