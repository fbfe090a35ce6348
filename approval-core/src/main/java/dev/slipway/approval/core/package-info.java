/// The state machines of a project's releases and environments: pure decisions on sealed types, across the
/// releases of one project. Depends on nothing but the JDK, the calendar and the contract's values; time and
/// ids arrive from outside.
@NullMarked
package dev.slipway.approval.core;

import org.jspecify.annotations.NullMarked;
