package dev.slipway.deployer.cluster;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.messaging.failure.TransientException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cluster, as deploying needs it.
public interface Cluster {

  /// The Deployment of that name, whoever made it.
  ///
  /// @throws RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  Optional<Existing> find(String namespace, String name);

  /// What there is of the instance that a request is for.
  ///
  /// @throws RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  InstanceObjects slot(DeployRequested request);

  /// Deletes the object, as it is now, where there is one and it is the same project's, of the same
  /// environment.
  ///
  /// @throws RefusedException where this service may not delete it
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or the object
  ///     has changed meanwhile
  void delete(Manifest manifest);

  /// Whose the object is that this would be applied over, empty where there is none.
  ///
  /// @throws RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  Optional<Owner> owner(Manifest manifest);

  /// Makes the namespace, if one is among the manifests, and tries to apply the others without changing
  /// anything.
  ///
  /// @param version as for `apply`
  /// @return those of which it cannot be known, since a webhook takes no dry run
  /// @throws RefusedException if the cluster will not have one of them
  /// @throws dev.slipway.messaging.failure.TransientException if the cluster does not answer, or the Deployment has
  ///     changed: decide again
  List<Manifest> rehearse(List<Manifest> manifests, @Nullable String version);

  /// Applies in order, server-side, without taking fields from other managers.
  ///
  /// @param version the Deployment's version that the decision to apply was made on, null where there
  ///     was no Deployment; where that has changed since, the Deployment is not applied
  /// @throws RefusedException where the cluster will not have it
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or the
  ///     Deployment has changed: decide again
  void apply(List<Manifest> manifests, @Nullable String version);

  /// The objects that exist already.
  ///
  /// @param slot the slot that it belongs to, null where Slipway did not make it
  /// @param project the project that it belongs to, null where Slipway did not make it
  /// @param sequence of the request that it was applied for last, 0 where there was none
  /// @param damaged true if somebody has changed what Slipway wrote on it, so that it cannot be followed
  /// @param reported true if the outcome of that request has been reported
  record Existing(
      @Nullable String project,
      @Nullable String slot,
      long sequence,
      String version,
      boolean damaged,
      boolean reported) {}

  /// Applies in order, server-side, and takes back the fields that other managers have taken.
  ///
  /// @param version as for `apply`
  /// @throws RefusedException where the cluster will not have it
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or the
  ///     Deployment has changed: decide again
  void correct(List<Manifest> manifests, @Nullable String version);

  /// The owner of an object, by its labels; an object of somebody else's has no project.
  record Owner(@Nullable String project, @Nullable String environment) {

    public static Owner of(DeployRequested request) {
      return new Owner(request.project(), Names.label(request.environment()));
    }
  }

  /// The cluster refused for good; trying the same again would not help.
  final class RefusedException extends RuntimeException {

    private final Diagnosis diagnosis;

    public RefusedException(Diagnosis diagnosis, @Nullable Throwable cause) {
      super(diagnosis.message(), cause);
      this.diagnosis = diagnosis;
    }

    public Diagnosis diagnosis() {
      return diagnosis;
    }
  }

  /// The cluster could not do it now, and may do it later. It is not known whether it was done.
  final class UnavailableException extends TransientException {

    private final Diagnosis diagnosis;

    public UnavailableException(Diagnosis diagnosis, @Nullable Throwable cause) {
      super(diagnosis.message(), cause);
      this.diagnosis = diagnosis;
    }

    /// What is in the way, for somebody to mend if it lasts.
    public Diagnosis diagnosis() {
      return diagnosis;
    }
  }
}
