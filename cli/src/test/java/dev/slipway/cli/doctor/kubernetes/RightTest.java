package dev.slipway.cli.doctor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The doctor asks for the rights that are shipped, verb by verb.
class RightTest {

  @Test
  void theRightsAreTheShippedOnes() throws IOException {
    assertThat(verbs(Right.NEEDED)).isEqualTo(shipped("base/deployer-rbac.yaml"));
    assertThat(verbs(Right.OPTIONAL)).isEqualTo(shipped("optional-rights/rights.yaml"));
  }

  private static Set<String> verbs(List<Right> rights) {
    return rights.stream()
        .flatMap(right -> right.verbs().stream().map(verb -> verb + " " + right.label()))
        .collect(Collectors.toSet());
  }

  private static Set<String> shipped(String file) throws IOException {
    String role = Files.readString(Path.of("../k8s").resolve(file)).split("(?m)^---$", 2)[0];
    ClusterRole rules = new KubernetesSerialization().unmarshal(role);
    return rules.getRules().stream()
        .flatMap(rule ->
            rule.getResources().stream()
                .map(resource ->
                    new Right(
                        rule.getApiGroups().getFirst(),
                        resource,
                        rule.getResourceNames().isEmpty()
                            ? null
                            : rule.getResourceNames().getFirst(),
                        rule.getVerbs())))
        .flatMap(right -> right.verbs().stream().map(verb -> verb + " " + right.label()))
        .collect(Collectors.toSet());
  }
}
