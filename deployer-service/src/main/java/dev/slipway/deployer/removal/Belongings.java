package dev.slipway.deployer.removal;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The objects of an environment's instance on the cluster, found by the labels that Slipway sets.
public interface Belongings {

  /// Its Deployments, whatever they are called.
  ///
  /// @throws dev.slipway.deployer.cluster.Cluster.RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  List<Belonging> deployments(DeployRequested request);

  /// The Services, routes and disruption budgets of those Deployments, also the ones of earlier requests.
  /// A kind that the cluster does not know has none, nor has an optional one that this service may not
  /// list.
  ///
  /// @throws dev.slipway.deployer.cluster.Cluster.RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  List<Belonging> beside(DeployRequested request, Set<String> deployments);

  /// The object that the manifest means, empty where there is none or it is not of those Deployments.
  ///
  /// @throws dev.slipway.deployer.cluster.Cluster.RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  Optional<Belonging> find(DeployRequested request, Manifest manifest, Set<String> deployments);

  /// Deletes what is as it was seen. What is gone already is no failure.
  ///
  /// @throws dev.slipway.deployer.cluster.Cluster.RefusedException where the cluster will not have it deleted
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or the object
  ///     has changed: look again
  void delete(Belonging belonging);
}
