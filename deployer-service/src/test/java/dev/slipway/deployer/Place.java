package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// One test's part of a shared rig: a namespace, and instances, of its own.
///
/// @param namespace also what its requests have as their environment's name in the slot
record Place(DeployerRig rig, String namespace) {

  /// Takes its name and its namespace.
  static final String THEIR_DEPLOYMENT =
      """
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%s","namespace":"%s"},
       "spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
       "spec":{"containers":[{"name":"x","image":"theirs:1"}]}}}}\
      """;

  private static final AtomicInteger PLACES = new AtomicInteger();

  static Place on(DeployerRig rig) {
    return new Place(rig, "shop-" + PLACES.incrementAndGet());
  }

  Request qa(String branch, String image, long sequence) {
    return here(Requests.qa(branch, image, sequence));
  }

  /// Its objects are named `shop-live`.
  Request live(String image, long sequence) {
    return here(Requests.live(image, sequence));
  }

  Request here(Request request) {
    return Requests.at(namespace, request);
  }

  DeploySucceeded succeeds(Request request) {
    return ends(DeploySucceeded.class, request);
  }

  DeployFailed fails(Request request) {
    return ends(DeployFailed.class, request);
  }

  private <T extends DeployerEvent> T ends(Class<T> how, Request request) {
    rig.deploy(request);
    T end = rig.await(how, request);
    assertThat(rig.results(how, request)).hasSize(1);
    return end;
  }

  /// Deploys it, and waits until the cluster knows of its success: what changes from then on is drift.
  DeploySucceeded settles(Request request) {
    DeploySucceeded done = succeeds(request);
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(() ->
            Long.toString(request.event().sequence())
                .equals(
                    deployment(Names.deployment(request.event()))
                        .require()
                        .getMetadata()
                        .getAnnotations()
                        .get("slipway.dev/reported")));
    return done;
  }

  /// Makes something as somebody else would, in a namespace that may be there.
  void holds(String json) {
    if (rig.client().namespaces().withName(namespace).get() == null) {
      rig.client()
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
          .create();
    }
    rig.client().resource(json).create();
  }

  /// All that was reported of this place.
  List<DeployerEvent> told() {
    return rig.results().stream()
        .map(received -> (DeployerEvent) received.event())
        .filter(event -> event.slot().equals(namespace) || event.slot().startsWith(namespace + "/"))
        .toList();
  }

  /// Long enough for several looks.
  void noDrift() {
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(DeployerRig.PATIENCE)
        .until(() -> told().stream().noneMatch(DriftDetected.class::isInstance));
  }

  RollableScalableResource<Deployment> live() {
    return deployment("shop-live");
  }

  RollableScalableResource<Deployment> deployment(String name) {
    return rig.client().apps().deployments().inNamespace(namespace).withName(name);
  }

  /// What `shop-live` says that it runs.
  String image() {
    return live().require().getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  /// The Deployments, Services and Ingresses, such as `Service shop-live`.
  List<String> objects() {
    return Stream.of(
            rig.client().apps().deployments().inNamespace(namespace).list().getItems(),
            rig.client().services().inNamespace(namespace).list().getItems(),
            rig.client().network().v1().ingresses().inNamespace(namespace).list().getItems())
        .flatMap(List::stream)
        .map((HasMetadata object) -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  /// The names of the pods that serve behind a Service.
  List<String> pods(String service) {
    return behind(service).map(pod -> pod.getMetadata().getName()).sorted().toList();
  }

  List<String> images(String service) {
    return behind(service).map(pod -> pod.getSpec().getContainers().getFirst().getImage()).toList();
  }

  /// The pods that are ready and that a Service selects.
  private Stream<Pod> behind(String service) {
    Map<String, String> selector =
        rig.client()
            .services()
            .inNamespace(namespace)
            .withName(service)
            .require()
            .getSpec()
            .getSelector();
    return rig
        .client()
        .pods()
        .inNamespace(namespace)
        .withLabels(selector)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getStatus().getContainerStatuses().getFirst().getReady());
  }
}
