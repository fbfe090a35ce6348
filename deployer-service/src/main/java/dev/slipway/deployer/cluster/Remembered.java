package dev.slipway.deployer.cluster;

/// The Deployments that are at rest, as the cluster remembers them apart from themselves: of one that is
/// gone while nobody looks, nothing else says that it was there.
public interface Remembered {

  /// Before a Deployment is changed or taken away by Slipway itself, so that nobody misses it as it was.
  /// Where this service may not write, nothing is remembered either.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  void forget(String namespace, String deployment);
}
