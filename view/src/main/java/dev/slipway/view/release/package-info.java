/// Words about a release itself: its name, the facts of its build, and its end.
@NullMarked
package dev.slipway.view.release;

import org.jspecify.annotations.NullMarked;
