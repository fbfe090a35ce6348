/// What chat should show for a release, worked out purely from its snapshot; knows no platform's API.
@NullMarked
package dev.slipway.notifier.surface;

import org.jspecify.annotations.NullMarked;
