/// The rows of releases: state, history, slots and the inputs that were decided.
@NullMarked
package dev.slipway.approval.release.jpa;

import org.jspecify.annotations.NullMarked;
