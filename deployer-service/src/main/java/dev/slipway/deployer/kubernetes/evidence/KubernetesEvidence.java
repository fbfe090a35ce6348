package dev.slipway.deployer.kubernetes.evidence;

import dev.slipway.deployer.diagnosis.Evidence;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.diagnosis.TerminatingPod;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.ClusterFailures;
import dev.slipway.deployer.kubernetes.memory.DeployedMemory;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Pods, events and logs.
@Component
class KubernetesEvidence implements Evidence {

  private static final Logger log = LoggerFactory.getLogger(KubernetesEvidence.class);
  private static final int EVENTS = 5;

  private final KubernetesClient client;
  private final DeployedMemory memory;

  KubernetesEvidence(KubernetesClient client, DeployedMemory memory) {
    this.client = client;
    this.memory = memory;
  }

  @Override
  public List<PodView> pods(Rollout rollout) {
    try {
      return list(rollout, rollout.placed().podsAlone())
          .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
          .flatMap(PodViews::of)
          .toList();
    } catch (KubernetesClientException e) {
      RuntimeException failure = ClusterFailures.of("list pods in " + rollout.namespace(), e);
      if (failure instanceof TransientException) {
        throw failure;
      }
      log.warn("{}", failure.getMessage());
      return List.of();
    }
  }

  private Stream<Pod> list(Rollout rollout, Map<String, String> labels) {
    return client
        .pods()
        .inNamespace(rollout.namespace())
        .withLabels(labels)
        .list()
        .getItems()
        .stream();
  }

  @Override
  public List<TerminatingPod> terminating(Rollout rollout) {
    try {
      return list(rollout, rollout.placed().podsOfAllVersions())
          .filter(pod -> pod.getMetadata().getDeletionTimestamp() != null)
          .map(TerminatingPods::of)
          .toList();
    } catch (KubernetesClientException e) {
      log.warn("pods in {} cannot be listed: {}", rollout.namespace(), e.getCode());
      return List.of();
    }
  }

  @Override
  public boolean isCurrent(Rollout rollout) {
    try {
      Deployment there =
          client
              .apps()
              .deployments()
              .inNamespace(rollout.namespace())
              .withName(rollout.name())
              .get();
      return there != null && rollout.version().equals(there.getMetadata().getResourceVersion());
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("get deployment " + rollout.name(), e);
    }
  }

  @Override
  public List<String> warnings(String namespace, String pod) {
    try {
      List<Event> events =
          client
              .v1()
              .events()
              .inNamespace(namespace)
              .withField("involvedObject.name", pod)
              .list()
              .getItems()
              .stream()
              .filter(event -> "Warning".equals(event.getType()))
              .sorted(Comparator.comparing(EventTimes::latest))
              .toList();
      return events.stream()
          .skip(Math.max(0, events.size() - EVENTS))
          .map(event -> event.getReason() + ": " + event.getMessage())
          .toList();
    } catch (KubernetesClientException e) {
      log.warn("events of pod {} in {} cannot be read: {}", pod, namespace, e.getCode());
      return List.of();
    }
  }

  @Override
  public List<String> log(String namespace, PodView pod, boolean previous) {
    return new PodLogs(client).of(namespace, pod, previous);
  }

  /// Remembered first: without the mark, both are done once more after a crash in between.
  @Override
  public void reported(Rollout rollout) {
    memory.remember(rollout);
    long sequence = rollout.request().event().sequence();
    String patch =
        "{\"metadata\":{\"annotations\":{\"" + Keys.REPORTED + "\":\"" + sequence + "\"}}}";
    try {
      client
          .apps()
          .deployments()
          .inNamespace(rollout.namespace())
          .withName(rollout.name())
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Keys.SLIPWAY + "-report")
                  .build(),
              patch);
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("patch deployment " + rollout.name(), e);
    }
  }
}
