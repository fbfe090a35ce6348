package dev.slipway.approval.release.step;

import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.contract.approval.ApprovalEvent;
import java.util.List;

/// The events of one kind of step as others are told them, and the names under which the kind is stored.
interface StepMapper<E extends StepEvent> {

  /// Its part of the stored form; an empty one for a kind that is stored in the form of another.
  StoredNames names();

  /// In the order in which they are to be published; empty for a fact that only the next event's snapshot shows.
  List<ApprovalEvent> told(E event, ReleaseAfter after);

  /// True for what nobody has to know at once, though the history tells it.
  default boolean isShownLater(E event, Release after) {
    return false;
  }
}
