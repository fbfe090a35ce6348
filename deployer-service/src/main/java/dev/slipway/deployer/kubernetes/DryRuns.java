package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.cluster.Together;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Tries to apply objects without changing anything (`dryRun=All`).
record DryRuns(KubernetesClient client) {

  private static final int BAD_REQUEST = 400;

  /// Tries all at once.
  ///
  /// @param object what a manifest means
  /// @return those of which it cannot be known
  /// @throws dev.slipway.deployer.cluster.Cluster.RefusedException if the cluster will not have one
  /// @throws dev.slipway.messaging.failure.TransientException if it cannot tell now
  List<Manifest> tryAll(List<Manifest> manifests, Function<Manifest, HasMetadata> object) {
    boolean bringsKinds =
        manifests.stream().anyMatch(m -> m.kind().equals("CustomResourceDefinition"));
    List<Supplier<Boolean>> questions =
        manifests.stream()
            .<Supplier<Boolean>>map(m -> () -> tryOne(m, object.apply(m), bringsKinds))
            .toList();
    List<Boolean> known = questions.isEmpty() ? List.of() : Together.ask(questions);
    return IntStream.range(0, known.size())
        .filter(i -> !known.get(i))
        .mapToObj(manifests::get)
        .toList();
  }

  /// @return false if it cannot be known
  private boolean tryOne(Manifest manifest, HasMetadata object, boolean bringsKinds) {
    try {
      client.resource(object).dryRun().fieldManager(Keys.SLIPWAY).serverSideApply();
      return true;
    } catch (KubernetesClientException e) {
      if (isUnknown(e, bringsKinds)) {
        return false;
      }
      throw ClusterFailures.of("apply " + manifest, e);
    }
  }

  /// A webhook with side effects takes no dry run, and a kind that is applied with its objects is not
  /// there yet.
  private static boolean isUnknown(KubernetesClientException e, boolean bringsKinds) {
    return (e.getCode() == BAD_REQUEST && ApiAnswer.said(e).contains("dry run"))
        || (bringsKinds && ApiAnswer.of(e) == ApiAnswer.UNKNOWN_KIND);
  }
}
