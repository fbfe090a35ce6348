/// The cards and replies of a release and of refused requests, rendered purely from snapshots and events;
/// knows no platform's API.
@NullMarked
package dev.slipway.notifier.surface;

import org.jspecify.annotations.NullMarked;
