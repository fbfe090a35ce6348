/// The state across releases, for people who ask: kept from the same events as the messages.
@NullMarked
package dev.slipway.notifier.overview;

import org.jspecify.annotations.NullMarked;
