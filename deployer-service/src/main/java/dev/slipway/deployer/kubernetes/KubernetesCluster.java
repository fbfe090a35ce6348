package dev.slipway.deployer.kubernetes;

import static java.util.stream.Collectors.partitioningBy;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Applies by server-side apply, as the field manager `slipway`.
@Component
public class KubernetesCluster implements Cluster {

  /// A version that no object has: etcd counts its own first write as well.
  public static final String NEVER = "1";

  private final KubernetesClient client;
  private final DeployerProperties properties;
  private final Namespaces namespaces;

  KubernetesCluster(KubernetesClient client, DeployerProperties properties) {
    this.client = client;
    this.properties = properties;
    this.namespaces = new Namespaces(client, this::read);
  }

  @Override
  public Optional<Existing> find(String namespace, String name) {
    refuseUnwatched(namespace);
    try {
      return Optional.ofNullable(
              client.apps().deployments().inNamespace(namespace).withName(name).get())
          .map(Rollouts::existing);
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("get deployment " + name + " in " + namespace, e);
    }
  }

  @Override
  public InstanceObjects slot(DeployRequested request) {
    String namespace = request.to().namespace();
    try {
      List<InstanceObjects.Standing> all =
          client
              .apps()
              .deployments()
              .inNamespace(namespace)
              .withLabels(
                  Map.of(
                      Keys.MANAGED_BY,
                      Keys.SLIPWAY,
                      Keys.PROJECT,
                      request.project(),
                      Keys.ENVIRONMENT,
                      Names.label(request.environment())))
              .list()
              .getItems()
              .stream()
              .flatMap(deployment -> Rollouts.standing(deployment, request.slot()).stream())
              .toList();
      String main = Names.object(request);
      boolean several = all.stream().anyMatch(there -> !there.placed().name().equals(main));
      return new InstanceObjects(
          all, several || request.to().strategy() != null ? selected(namespace, main) : null);
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("list deployments in " + namespace, e);
    }
  }

  /// The instance that a Service leads to, null where there is none.
  private @Nullable String selected(String namespace, String name) {
    Service service = client.services().inNamespace(namespace).withName(name).get();
    return service == null || service.getSpec().getSelector() == null
        ? null
        : service.getSpec().getSelector().get(Keys.INSTANCE);
  }

  @Override
  public void delete(Manifest manifest) {
    HasMetadata wanted = read(manifest);
    Optional<HasMetadata> there =
        live(manifest).filter(object -> owner(object).equals(owner(wanted)));
    try {
      there.ifPresent(object ->
          client
              .resource(object)
              .lockResourceVersion(object.getMetadata().getResourceVersion())
              .delete());
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("delete " + manifest, e);
    }
  }

  @Override
  public Optional<Owner> owner(Manifest manifest) {
    return live(manifest).map(KubernetesCluster::owner);
  }

  /// The object that this would be applied over, empty where there is none.
  ///
  /// @throws RefusedException where this service may not look
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  public Optional<HasMetadata> live(Manifest manifest) {
    HasMetadata wanted = read(manifest);
    try {
      return Optional.ofNullable(client.resource(wanted).get());
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("get " + manifest, e);
    } catch (IllegalArgumentException e) {
      throw unreadable(manifest, e);
    }
  }

  /// Without asking the cluster what its kind is.
  HasMetadata read(Manifest manifest) {
    try {
      return client.getKubernetesSerialization().unmarshal(manifest.json());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw unreadable(manifest, e);
    }
  }

  private static RefusedException unreadable(Manifest manifest, RuntimeException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new RefusedException(
        Diagnosis.of(
            Diagnosis.Cause.INVALID,
            "Invalid",
            "%s cannot be read: %s".formatted(manifest, first),
            List.of(new Diagnosis.Fact("said", first))),
        e);
  }

  static Map<String, String> labels(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
  }

  static Map<String, String> annotations(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
  }

  static Owner owner(HasMetadata object) {
    Map<String, String> labels = labels(object);
    return Keys.SLIPWAY.equals(labels.get(Keys.MANAGED_BY))
        ? new Owner(labels.get(Keys.PROJECT), labels.get(Keys.ENVIRONMENT))
        : new Owner(null, null);
  }

  @Override
  public void correct(List<Manifest> manifests, @Nullable String version) {
    for (Manifest manifest : manifests) {
      write(
          "put right",
          manifest,
          () ->
              client
                  .resource(fenced(manifest, version))
                  .fieldManager(Keys.SLIPWAY)
                  .forceConflicts()
                  .serverSideApply());
    }
  }

  @Override
  public List<Manifest> rehearse(List<Manifest> manifests, @Nullable String version) {
    Map<Boolean, List<Manifest>> isNamespace =
        manifests.stream().collect(partitioningBy(manifest -> manifest.kind().equals("Namespace")));
    List<Manifest> missing =
        isNamespace.getOrDefault(true, List.of()).stream()
            .filter(namespace -> !namespaces.isKnown(namespace))
            .toList();
    missing.forEach(this::make);
    List<Manifest> others = isNamespace.getOrDefault(false, List.of());
    try {
      return tryAll(others, version);
    } catch (RefusedException e) {
      List<Manifest> known = new ArrayList<>(isNamespace.getOrDefault(true, List.of()));
      known.removeAll(missing);
      if (known.isEmpty() || !e.diagnosis().reason().equals(ClusterFailures.NOT_FOUND)) {
        throw e;
      }
      // Somebody has deleted it since it was made.
      known.forEach(this::make);
      return tryAll(others, version);
    }
  }

  private List<Manifest> tryAll(List<Manifest> manifests, @Nullable String version) {
    return new DryRuns(client).tryAll(manifests, manifest -> fenced(manifest, version));
  }

  @Override
  public void apply(List<Manifest> manifests, @Nullable String version) {
    for (Manifest manifest : manifests) {
      write(
          "apply",
          manifest,
          () ->
              client
                  .resource(fenced(manifest, version))
                  .fieldManager(Keys.SLIPWAY)
                  .serverSideApply());
    }
  }

  private void write(String doing, Manifest manifest, Runnable how) {
    try {
      if (manifest.kind().equals("Namespace")) {
        namespaces.make(manifest);
      } else {
        how.run();
      }
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of(doing + " " + manifest, e);
    }
  }

  private void make(Manifest namespace) {
    write("apply", namespace, () -> {});
  }

  /// The Deployment as it was when it was decided to apply: an API server makes one that is not there
  /// whatever version is named, and refuses any other version of one that is.
  private HasMetadata fenced(Manifest manifest, @Nullable String version) {
    HasMetadata object = read(manifest);
    if (manifest.kind().equals("Deployment")) {
      object.getMetadata().setResourceVersion(version == null ? NEVER : version);
    }
    return object;
  }

  /// What is applied where nobody watches would never be reported.
  private void refuseUnwatched(String namespace) {
    List<String> watched = properties.namespaces();
    if (!watched.isEmpty() && !watched.contains(namespace)) {
      throw new RefusedException(
          Diagnosis.of(
              Diagnosis.Cause.FORBIDDEN,
              "Forbidden",
              "this deployer serves no namespace %s; add it to slipway.deployer.namespaces and grant its rights there"
                  .formatted(namespace),
              List.of(new Diagnosis.Fact("namespace", namespace))),
          null);
    }
  }
}
