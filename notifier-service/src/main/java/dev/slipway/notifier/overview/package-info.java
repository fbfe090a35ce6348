/// How things stand across releases, for those who ask: kept from the same events as the messages.
@NullMarked
package dev.slipway.notifier.overview;

import org.jspecify.annotations.NullMarked;
