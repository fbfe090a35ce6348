package dev.slipway.contract.gateway;

import dev.slipway.contract.Event;

/// Everything that the gateway publishes.
public sealed interface GatewayEvent extends Event
    permits ProjectDefined,
        BuildCompleted,
        Interaction,
        ChatCommand,
        ChatQuestion,
        VotesDelegated,
        RollbackRequested,
        TargetRemoved {}
