/// The forms in which others are told of each kind of step, and rows keep it: one mapper for each kind, behind one list. In: the core's steps
/// and events. Out: the contract's snapshots and events, and the names of the stored form.
@NullMarked
package dev.slipway.approval.release.step;

import org.jspecify.annotations.NullMarked;
