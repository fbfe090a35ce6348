package dev.slipway.deployer.kubernetes.evidence;

import dev.slipway.deployer.diagnosis.PodView;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.BytesLimitTerminateTimeTailPrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TailPrettyLoggable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last lines of containers. A container may write a line of any length and any bytes: no more is read
/// than is shown.
record PodLogs(KubernetesClient client) {

  private static final Logger log = LoggerFactory.getLogger(PodLogs.class);
  private static final int LINES = 20;

  /// Of the last lines, from their beginning: four bytes a character for lines of full length.
  private static final int BYTES = 32 * 1024;

  /// @param previous of its last run instead of the present one
  List<String> of(String namespace, PodView pod, boolean previous) {
    try (InputStream stream = open(namespace, pod, previous)) {
      List<String> lines =
          new String(stream.readNBytes(BYTES), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (KubernetesClientException e) {
      log.warn("log of pod {} in {} cannot be read: {}", pod.pod(), namespace, e.getCode());
      return List.of();
    } catch (IOException e) {
      log.warn("log of pod {} in {} cannot be read: {}", pod.pod(), namespace, e.getMessage());
      return List.of();
    }
  }

  private InputStream open(String namespace, PodView pod, boolean previous) {
    var container =
        client.pods().inNamespace(namespace).withName(pod.pod()).inContainer(pod.container());
    TailPrettyLoggable loggable = previous ? container.terminated() : container;
    if (loggable instanceof BytesLimitTerminateTimeTailPrettyLoggable bounded) {
      loggable = bounded.limitBytes(BYTES);
    }
    return loggable.tailingLines(LINES).getLogInputStream();
  }
}
