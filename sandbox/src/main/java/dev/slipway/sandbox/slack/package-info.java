/// A stand-in Slack workspace on Slack's own Web API, with what tests and people need to look at it and
/// to click.
@NullMarked
package dev.slipway.sandbox.slack;

import org.jspecify.annotations.NullMarked;
