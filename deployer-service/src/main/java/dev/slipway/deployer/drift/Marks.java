package dev.slipway.deployer.drift;

import dev.slipway.deployer.instance.Rollout;
import org.jspecify.annotations.Nullable;

/// Records on the cluster which drift has been reported.
public interface Marks {

  /// @param mark null where the object is as it was deployed again
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  void drifted(Rollout rollout, @Nullable String mark);
}
