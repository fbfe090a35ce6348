/// The rows of releases: state, history, slots and their histories, delegations, newest builds and the inputs that were decided.
@NullMarked
package dev.slipway.approval.release.jpa;

import org.jspecify.annotations.NullMarked;
