/// The simulated workspace: its people, channels, messages and their journal, and who is told of a change. Knows neither
/// HTTP nor the app.
@NullMarked
package dev.slipway.sandbox.slack.workspace;

import org.jspecify.annotations.NullMarked;
