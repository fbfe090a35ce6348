package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.queue.Reachability;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks the API server for one of Slipway's Deployments, which its store has to answer and no webhook can
/// hold up, at most once a second for all that wait.
@Component
class ApiServerProbe implements Reachability {

  private static final Duration HOLDS = Duration.ofSeconds(1);

  private static final ListOptions ONE = new ListOptionsBuilder().withLimit(1L).build();

  private final KubernetesClient client;
  private final DeployerProperties properties;
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private boolean answered;

  ApiServerProbe(KubernetesClient client, DeployerProperties properties, Clock clock) {
    this.client = client;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public synchronized boolean answers() {
    if (clock.instant().isAfter(asked.plus(HOLDS))) {
      answered = ask();
      asked = clock.instant();
    }
    return answered;
  }

  /// In every namespace that is served, until one answers.
  private boolean ask() {
    List<String> namespaces = properties.namespaces();
    return namespaces.isEmpty()
        ? isAnswered(() ->
            client
                .apps()
                .deployments()
                .inAnyNamespace()
                .withLabel(Keys.MANAGED_BY, Keys.SLIPWAY)
                .list(ONE))
        : namespaces.stream()
            .anyMatch(namespace ->
                isAnswered(() ->
                    client
                        .apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withLabel(Keys.MANAGED_BY, Keys.SLIPWAY)
                        .list(ONE)));
  }

  /// A refusal is an answer as well.
  private static boolean isAnswered(Runnable question) {
    try {
      question.run();
      return true;
    } catch (KubernetesClientException e) {
      return ApiAnswer.of(e).passes() == ApiAnswer.Passes.NO;
    }
  }
}
