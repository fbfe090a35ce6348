package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.release.Command;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command to what a release has deployed to an instance of an environment.
public sealed interface EnvironmentCommand extends Command {

  /// The key of the instance.
  String slot();

  /// @param drift null where what was deployed is as it was deployed again
  record Drifted(String slot, long sequence, @Nullable Drift drift, Instant at)
      implements EnvironmentCommand {}

  /// People are told that what was deployed will be removed.
  record Warn(String slot, Instant until, Instant at) implements EnvironmentCommand {}

  /// Extends the life of a deployed instance.
  ///
  /// @param by who wants it, null where a newer build came for it
  /// @param until null for as long as nobody removes it
  record Keep(String slot, @Nullable Actor by, @Nullable Instant until, Instant at)
      implements EnvironmentCommand {}

  record Remove(String slot, long sequence, Removal.Why why, Instant at)
      implements EnvironmentCommand {}

  record Removed(String slot, Instant at) implements EnvironmentCommand {}

  record NotRemoved(String slot, Diagnosis diagnosis, Instant at) implements EnvironmentCommand {}
}
