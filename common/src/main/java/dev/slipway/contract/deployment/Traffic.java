package dev.slipway.contract.deployment;

/// The share of an environment's requests that reaches a version deployed in phases.
///
/// @param percent from 0 to 100, rounded
/// @param alone whether there is no other version, neither to share the requests with nor to go back to
public record Traffic(int percent, boolean alone) {}
