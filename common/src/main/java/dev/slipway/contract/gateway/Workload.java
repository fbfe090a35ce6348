package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What runs: one container, its port and what it needs.
///
/// @param port the container's port, null for a workload that serves nothing (no Service, no route)
/// @param health the path of the readiness probe, null for a probe of the port alone
/// @param cpu a Kubernetes quantity, requested
/// @param memory a Kubernetes quantity, requested and limited
/// @param ingressClass null for the cluster's default
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Workload(
    @Nullable Integer port,
    @Nullable String health,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String ingressClass) {}
