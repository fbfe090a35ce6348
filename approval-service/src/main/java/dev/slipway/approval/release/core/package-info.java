/// The release state machine: pure decisions on sealed types. Depends on nothing but the JDK and the
/// contract's values; time and ids arrive from outside.
@NullMarked
package dev.slipway.approval.release.core;

import org.jspecify.annotations.NullMarked;
