package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The Deployment, which carries the request.
final class DeploymentManifest {

  private DeploymentManifest() {}

  static Manifest of(Frame frame, Instant now) {
    Environment to = frame.event().to();
    Map<String, Object> spec = map();
    // A field that is not sent stays as its owner, an autoscaler, has set it.
    Integer replicas = frame.placed().stand().replicas();
    if (replicas != null) {
      spec.put("replicas", replicas);
    } else if (!Boolean.TRUE.equals(to.scaledByOthers())) {
      spec.put("replicas", to.replicas());
    }
    spec.put("progressDeadlineSeconds", deadline(to));
    spec.put("selector", map("matchLabels", frame.selector()));
    spec.put("template", map("metadata", map("labels", frame.podLabels()), "spec", pod(frame)));
    return frame.manifest("apps/v1", "Deployment", spec, frame.annotations(now));
  }

  /// Kubernetes takes no less than a second.
  static long deadline(Environment to) {
    return Math.max(1, to.timeout().toSeconds());
  }

  /// The same for the same pods.
  static Map<String, Object> pod(Frame frame) {
    Workload workload = frame.workload();
    Map<String, Object> pod = map();
    if (workload.serviceAccount() != null) {
      pod.put("serviceAccountName", workload.serviceAccount());
      // Its old name, which the API server would fill in, keep and believe once the other is gone.
      pod.put("serviceAccount", workload.serviceAccount());
    }
    if (!workload.imagePullSecrets().isEmpty()) {
      pod.put(
          "imagePullSecrets",
          workload.imagePullSecrets().stream().map(name -> map("name", name)).toList());
    }
    pod.put("containers", List.of(new ContainerManifest(frame).content()));
    return pod;
  }
}
