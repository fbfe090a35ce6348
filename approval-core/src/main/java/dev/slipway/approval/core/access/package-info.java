/// The people of a project: whom an identity means, and what is known of a build's authors. Knows no state of a
/// gate, so that every subject may ask it.
@NullMarked
package dev.slipway.approval.core.access;

import org.jspecify.annotations.NullMarked;
