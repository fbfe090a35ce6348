package dev.slipway.deployer.kubernetes;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.cluster.Cluster.Owner;
import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.cluster.Together;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.removal.Belonging;
import dev.slipway.deployer.removal.Belongings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what belongs to a Deployment by labels, and deletes by the version that was found.
@Component
class KubernetesBelongings implements Belongings {

  private final KubernetesClient client;
  private final KubernetesCluster cluster;
  private final UnavailableKinds unavailable;

  KubernetesBelongings(KubernetesClient client, KubernetesCluster cluster, Clock clock) {
    this.client = client;
    this.cluster = cluster;
    this.unavailable = new UnavailableKinds(clock);
  }

  private static final Set<Integer> NOT_FOR_US = Set.of(403, 404);

  @Override
  public List<Belonging> deployments(DeployRequested request) {
    String namespace = request.to().namespace();
    try {
      return client
          .apps()
          .deployments()
          .inNamespace(namespace)
          .withLabels(labels(request))
          .list()
          .getItems()
          .stream()
          .filter(deployment ->
              request.slot().equals(KubernetesCluster.annotations(deployment).get(Keys.SLOT)))
          .map(deployment -> belonging(deployment, Rollouts.sequence(deployment)))
          .toList();
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("list deployments in " + namespace, e);
    }
  }

  @Override
  public List<Belonging> beside(DeployRequested request, Set<String> deployments) {
    List<Supplier<List<Belonging>>> questions =
        Stream.of(CompanionKind.values())
            .filter(kind -> !unavailable.contains(kind, request.to().namespace()))
            .<Supplier<List<Belonging>>>map(kind -> () -> list(kind, request, deployments))
            .toList();
    return Together.ask(questions).stream().flatMap(List::stream).toList();
  }

  private List<Belonging> list(
      CompanionKind kind, DeployRequested request, Set<String> deployments) {
    String namespace = request.to().namespace();
    try {
      return client
          .genericKubernetesResources(kind.context())
          .inNamespace(namespace)
          .withLabels(labels(request))
          .withLabelIn(Keys.INSTANCE, deployments.toArray(String[]::new))
          .list()
          .getItems()
          .stream()
          .map(object -> belonging(object, 0))
          .toList();
    } catch (KubernetesClientException e) {
      if (kind.optional() && NOT_FOR_US.contains(e.getCode())) {
        unavailable.add(kind, namespace);
        return List.of();
      }
      throw ClusterFailures.of("list " + kind.plural() + " in " + namespace, e);
    }
  }

  /// In one order, so that the same question is the same line in an audit log.
  private static Map<String, String> labels(DeployRequested request) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Keys.MANAGED_BY, Keys.SLIPWAY);
    labels.put(Keys.PROJECT, request.project());
    labels.put(Keys.ENVIRONMENT, Names.label(request.environment()));
    return labels;
  }

  @Override
  public Optional<Belonging> find(
      DeployRequested request, Manifest manifest, Set<String> deployments) {
    return live(manifest)
        .filter(object -> KubernetesCluster.owner(object).equals(Owner.of(request)))
        .filter(object -> deployments.contains(label(object, Keys.INSTANCE)))
        .map(object -> belonging(object, 0));
  }

  /// A kind that the cluster does not know has no objects.
  private Optional<HasMetadata> live(Manifest manifest) {
    try {
      return cluster.live(manifest);
    } catch (RefusedException e) {
      if (e.diagnosis().reason().equals(ClusterFailures.UNKNOWN_KIND)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Belonging belonging(HasMetadata object, long sequence) {
    return new Belonging(
        object.getApiVersion(),
        object.getKind(),
        object.getMetadata().getNamespace(),
        object.getMetadata().getName(),
        object.getMetadata().getResourceVersion(),
        label(object, Keys.RELEASE),
        sequence);
  }

  private static @Nullable String label(HasMetadata object, String key) {
    return KubernetesCluster.labels(object).get(key);
  }

  @Override
  public void delete(Belonging belonging) {
    Map<String, Object> content =
        Map.of(
            "apiVersion",
            belonging.apiVersion(),
            "kind",
            belonging.kind(),
            "metadata",
            Map.of("namespace", belonging.namespace(), "name", belonging.name()));
    try {
      client
          .resource(cluster.read(new Manifest(belonging.kind(), belonging.name(), content)))
          .lockResourceVersion(belonging.version())
          .delete();
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("delete " + belonging, e);
    }
  }
}
