/// Timers that survive restarts and come back as events, so that time is an input like any other.
@NullMarked
package dev.slipway.approval.timer;

import org.jspecify.annotations.NullMarked;
