package dev.slipway.contract.approval;

import dev.slipway.contract.Event;

/// Everything that the approval service publishes.
public sealed interface ApprovalEvent extends Event
    permits ReleaseEvent, DeployRequested, EnvironmentRemovalRequested, Timer {}
