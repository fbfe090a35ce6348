package dev.slipway.deployer.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of a rollout that failed.
///
/// @param culprit the container to blame, null where none can be named
/// @param warnings the latest about the culprit's pod, oldest first, each `Reason: message`
/// @param log the culprit's last lines
record Finding(
    Rollout rollout, @Nullable PodView culprit, List<String> warnings, List<String> log) {}
