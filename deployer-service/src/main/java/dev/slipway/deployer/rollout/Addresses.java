package dev.slipway.deployer.rollout;

import java.util.Optional;
import java.util.Set;

/// Finds the pods that Services route to.
public interface Addresses {

  /// The names of the pods that a Service leads to now; empty where this service may not look.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  Optional<Set<String>> of(String namespace, String service);
}
