/// Tests of the release state machine.
@NullMarked
package dev.slipway.approval.core;

import org.jspecify.annotations.NullMarked;
