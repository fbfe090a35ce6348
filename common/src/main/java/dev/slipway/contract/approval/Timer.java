package dev.slipway.contract.approval;

import java.time.Instant;

/// A moment that the approval service waited for has come. It sends these to itself, so that time is an
/// input like any other.
public sealed interface Timer extends ApprovalEvent
    permits TimerFired, DeploymentDue, PeopleChanged {

  /// The id of the release that waited, or the project if all of its releases did.
  String subject();

  /// When it was to fire; judged by this time, not by the delivery's.
  Instant due();
}
