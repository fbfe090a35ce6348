package dev.slipway.deployer.cluster;

import dev.slipway.contract.approval.DeployRequested;

/// The instances of environments that have been removed, as the cluster remembers them: of what is gone
/// nothing else says that an older request must not bring it back.
public interface Fences {

  /// The sequence of the latest removal of the request's instance, 0 where none is remembered.
  ///
  /// @throws Cluster.RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  long removed(DeployRequested request);

  /// Remembers a removal, unless a later one is remembered. Where there is no namespace, nothing is
  /// remembered, since nothing is there.
  ///
  /// @throws Cluster.RefusedException where this service may not write
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or somebody else
  ///     has written meanwhile: try again
  void remember(DeployRequested removal);
}
