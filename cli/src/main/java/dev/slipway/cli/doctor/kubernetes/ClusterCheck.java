package dev.slipway.cli.doctor.kubernetes;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Parallel;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The API server, its version, and what the deployer may do there.
///
/// @param apiUrl an API server that asks for no credentials, null for the kubeconfig's
/// @param kubeconfig null for the usual one
/// @param as the user whose rights are asked about, null for the kubeconfig's own
/// @param namespaces those that the deployer is confined to, empty for all
/// @param kinds resources of the optional rights that projects use
public record ClusterCheck(
    @Nullable String apiUrl,
    @Nullable Path kubeconfig,
    @Nullable String as,
    Set<String> namespaces,
    Set<String> kinds)
    implements Check {

  @Override
  public String name() {
    return ClusterVerdicts.CLUSTER;
  }

  @Override
  public List<CheckResult> look(Duration limit) {
    if (kubeconfig != null && !Files.isReadable(kubeconfig)) {
      return List.of(
          CheckResult.failed(
              name(),
              "There is no readable kubeconfig " + kubeconfig,
              "Correct SLIPWAY_DEPLOYER_KUBERNETES_KUBECONFIG."));
    }
    Config config = config(limit);
    String server = config.getMasterUrl().replaceFirst("(?<!/)/++$", "");
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      List<CheckResult> findings = new ArrayList<>();
      findings.add(ClusterVerdicts.version(server, client.getKubernetesVersion().getGitVersion()));
      findings.addAll(Parallel.map(rights(), right -> review(client, right)));
      return findings;
    } catch (KubernetesClientException e) {
      return List.of(ClusterVerdicts.failure(server, e.getCode()));
    }
  }

  private List<Right> rights() {
    List<Right> rights = new ArrayList<>(Right.NEEDED);
    if (!namespaces.isEmpty()) {
      rights.removeIf(Right::isClusterWide);
    }
    Right.OPTIONAL.stream().filter(right -> kinds.contains(right.resource())).forEach(rights::add);
    return rights;
  }

  private CheckResult review(KubernetesClient client, Right right) {
    List<String> lacks = new ArrayList<>();
    for (String namespace : namespaces.isEmpty() ? List.of("") : List.copyOf(namespaces)) {
      for (String verb : right.verbs()) {
        if (!allowed(client, right, verb, namespace)) {
          lacks.add(namespace.isEmpty() ? verb : verb + " in " + namespace);
        }
      }
    }
    return ClusterVerdicts.right(right, lacks, as);
  }

  private static boolean allowed(
      KubernetesClient client, Right right, String verb, String namespace) {
    String[] resource = right.resource().split("/", 2);
    SelfSubjectAccessReview asked =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withResourceAttributes(
                new ResourceAttributesBuilder()
                    .withGroup(right.group())
                    .withResource(resource[0])
                    .withSubresource(resource.length > 1 ? resource[1] : "")
                    .withName(right.name() == null ? "" : right.name())
                    .withVerb(verb)
                    .withNamespace(namespace)
                    .build())
            .endSpec()
            .build();
    return Boolean.TRUE.equals(
        client
            .authorization()
            .v1()
            .selfSubjectAccessReview()
            .create(asked)
            .getStatus()
            .getAllowed());
  }

  private Config config(Duration limit) {
    int millis = Math.toIntExact(limit.toMillis());
    Config base =
        kubeconfig == null
            ? Config.autoConfigure(null)
            : Config.fromKubeconfig(kubeconfig.toFile());
    if (apiUrl != null) {
      base = Config.empty();
      base.setMasterUrl(apiUrl);
    }
    ConfigBuilder config =
        new ConfigBuilder(base)
            .withRequestRetryBackoffLimit(0)
            .withRequestTimeout(millis)
            .withConnectionTimeout(millis);
    return as == null ? config.build() : config.withImpersonateUsername(as).build();
  }
}
