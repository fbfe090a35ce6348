package dev.slipway.deployer.instance;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import org.jspecify.annotations.Nullable;

/// The port that results are published through. Each returns once the result is durable; the same result has
/// the same event id, however often it is reported.
public interface Results {

  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void started(Request request);

  /// Reports that a request was taken and cannot be carried out yet. Each report has an id of its own, since
  /// the same trouble comes and goes again; reporting what holds already changes nothing.
  ///
  /// @param trouble what it waits for, null once it no longer does
  /// @throws dev.slipway.messaging.failure.TransientException if it was not taken
  void delayed(Request request, @Nullable Diagnosis trouble);

  /// @param ready new pods that serve
  /// @param desired pods wanted
  /// @param version of the Deployment that this was seen of: the same is the same result
  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void progressed(Request request, int ready, int desired, String version);

  /// @param version of the Deployment that this was seen of: the same is the same result
  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void drifted(Request request, Drift drift, String version);

  /// @param version of the Deployment that this was seen of: the same is the same result
  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void driftEnded(Request request, String version);

  /// @param url where the deployment is reached, null where it has no route
  /// @param share what part of the requests reaches it, null where no other phase is to come
  /// @param digest of the image that the pods run, null if the cluster does not say one
  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void succeeded(
      Request request, @Nullable String url, @Nullable Traffic share, @Nullable String digest);

  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void failed(Request request, Diagnosis diagnosis);

  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void removed(Request removal);

  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void removalFailed(Request removal, Diagnosis diagnosis);

  /// @param by the sequence of the newer request that is there
  /// @throws dev.slipway.messaging.failure.TransientException where it was not taken
  void overtaken(Request request, long by);
}
