package dev.slipway.notifier.overview;

import java.time.Instant;

/// The deployment that serves at one place.
///
/// @param address where it can be reached, empty where it has no route
/// @param target the branch's or tag's name
/// @param since when the deployment had succeeded
public record Running(
    String project,
    String environment,
    String address,
    String release,
    String type,
    String target,
    String image,
    Instant since) {}
