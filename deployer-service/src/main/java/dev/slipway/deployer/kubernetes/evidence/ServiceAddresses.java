package dev.slipway.deployer.kubernetes.evidence;

import dev.slipway.deployer.kubernetes.ClusterFailures;
import dev.slipway.deployer.rollout.Addresses;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Addresses as core/v1 Endpoints: every Kubernetes has them, from before EndpointSlices to those that
/// call Endpoints deprecated.
@Component
class ServiceAddresses implements Addresses {

  private static final Logger log = LoggerFactory.getLogger(ServiceAddresses.class);

  private final KubernetesClient client;

  ServiceAddresses(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<Set<String>> of(String namespace, String service) {
    try {
      Endpoints endpoints = client.endpoints().inNamespace(namespace).withName(service).get();
      return Optional.of(endpoints == null ? Set.of() : pods(endpoints));
    } catch (KubernetesClientException e) {
      RuntimeException failure =
          ClusterFailures.of("get endpoints " + service + " in " + namespace, e);
      if (failure instanceof TransientException) {
        throw failure;
      }
      log.warn("{}", failure.getMessage());
      return Optional.empty();
    }
  }

  private static Set<String> pods(Endpoints endpoints) {
    return endpoints.getSubsets().stream()
        .flatMap(subset -> subset.getAddresses().stream())
        .map(address -> address.getTargetRef())
        .filter(Objects::nonNull)
        .filter(target -> "Pod".equals(target.getKind()))
        .map(ObjectReference::getName)
        .collect(Collectors.toSet());
  }
}
