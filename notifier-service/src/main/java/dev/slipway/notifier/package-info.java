/// Keeps chat messages equal to the latest state of each release.
@NullMarked
package dev.slipway.notifier;

import org.jspecify.annotations.NullMarked;
