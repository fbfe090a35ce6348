/// Releases: what is decided about them, how it is stored and told.
@NullMarked
package dev.slipway.approval.release;

import org.jspecify.annotations.NullMarked;
