/// Tests of the release state machine.
@NullMarked
package dev.slipway.approval.release.core;

import org.jspecify.annotations.NullMarked;
