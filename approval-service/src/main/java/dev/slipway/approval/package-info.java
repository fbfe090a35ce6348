/// Decides what becomes of a release.
@NullMarked
package dev.slipway.approval;

import org.jspecify.annotations.NullMarked;
