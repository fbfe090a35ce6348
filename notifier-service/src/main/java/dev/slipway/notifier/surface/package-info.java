/// The messages that should exist for a release, and the keys by which each is found again. Takes a snapshot, gives
/// surfaces with their destinations and cards; the words of the cards are in `view`.
@NullMarked
package dev.slipway.notifier.surface;

import org.jspecify.annotations.NullMarked;
