/// The port to chat platforms, and the reasons for which a call to one fails. An adapter implements the port
/// and knows nothing of rows, limits or retries.
@NullMarked
package dev.slipway.notifier.platform;

import org.jspecify.annotations.NullMarked;
