package dev.slipway.deployer.realcluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// One test's objects on the cluster, under names of its own, all of them removed in the end.
final class Lab implements AutoCloseable {

  private static final String TEST_RUN = "slipway.dev/test-run";

  private final String run = "slipway-it-" + UUID.randomUUID().toString().substring(0, 6);
  private final Deque<String> namespaces = new ConcurrentLinkedDeque<>();
  private final Deque<HasMetadata> others = new ArrayDeque<>();
  private final KubernetesClient admin =
      new KubernetesClientBuilder().withConfig(ClusterUnderTest.get().admin()).build();

  /// May do anything.
  KubernetesClient admin() {
    return admin;
  }

  /// A namespace's name that nobody else uses. It is not made, but removed if it is there in the end.
  String name(String part) {
    String name = run + "-" + part;
    namespaces.add(name);
    return name;
  }

  /// An empty namespace.
  String namespace(String part) {
    String name = name(part);
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of(TEST_RUN, run))
                .endMetadata()
                .build())
        .create();
    return name;
  }

  Deployment deployment(Orders orders) {
    return admin
        .apps()
        .deployments()
        .inNamespace(orders.namespace())
        .withName(orders.name())
        .require();
  }

  /// What is answered on `/` behind the Service, by way of the API server.
  String served(Orders orders) {
    return served(orders, orders.name());
  }

  String served(Orders orders, String service) {
    return admin
        .raw(
            "/api/v1/namespaces/%s/services/http:%s:http/proxy/"
                .formatted(orders.namespace(), service))
        .strip();
  }

  /// The names of the pods that a Service leads to.
  List<String> reached(Orders orders, String service) {
    return admin
        .endpoints()
        .inNamespace(orders.namespace())
        .withName(service)
        .require()
        .getSubsets()
        .stream()
        .flatMap(subset -> subset.getAddresses().stream())
        .map(address -> address.getTargetRef().getName())
        .sorted()
        .toList();
  }

  /// The names of the namespace's Deployments, Services and Ingresses, each once.
  Set<String> names(Orders orders) {
    String namespace = orders.namespace();
    return Stream.of(
            admin.apps().deployments().inNamespace(namespace).list().getItems(),
            admin.services().inNamespace(namespace).list().getItems(),
            admin.network().v1().ingresses().inNamespace(namespace).list().getItems())
        .flatMap(List::stream)
        .map((HasMetadata object) -> object.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  /// A service account without rights, in a namespace of its own.
  Account account(String part) {
    String namespace = namespace(part);
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(Account.NAME)
                .endMetadata()
                .build())
        .create();
    return new Account(this, namespace);
  }

  /// Makes a kind known to the cluster, with anything in it.
  void kind(String group, String version, String kind) {
    String singular = kind.toLowerCase(Locale.ROOT);
    make(
        new CustomResourceDefinitionBuilder()
            .withNewMetadata()
            .withName(singular + "s." + group)
            .addToAnnotations("api-approved.kubernetes.io", "unapproved, for a test alone")
            .endMetadata()
            .withNewSpec()
            .withGroup(group)
            .withScope("Namespaced")
            .withNewNames()
            .withKind(kind)
            .withSingular(singular)
            .withPlural(singular + "s")
            .endNames()
            .addNewVersion()
            .withName(version)
            .withServed(true)
            .withStorage(true)
            .withNewSchema()
            .withNewOpenAPIV3Schema()
            .withType("object")
            .withXKubernetesPreserveUnknownFields(true)
            .endOpenAPIV3Schema()
            .endSchema()
            .endVersion()
            .endSpec()
            .build());
    Awaitility.await().until(() -> admin.getApiResources(group + "/" + version) != null);
  }

  /// Made now and removed in the end.
  void make(HasMetadata object) {
    admin.resource(object).create();
    others.push(object);
  }

  String run() {
    return run;
  }

  @Override
  public void close() {
    others.forEach(object -> admin.resource(object).delete());
    // The cluster goes on by itself.
    namespaces.forEach(name -> admin.namespaces().withName(name).delete());
    admin.close();
  }
}
