package dev.slipway.deployer.realcluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The deployer's rights as operators apply them.
enum ShippedRights {
  EVERYWHERE("base/deployer-rbac.yaml"),
  OPTIONAL("optional-rights/rights.yaml"),
  IN_A_NAMESPACE("namespace-rights/rights.yaml");

  private final Path file;

  ShippedRights(String file) {
    this.file = Path.of("..", "k8s").resolve(file);
  }

  /// A role and its binding.
  List<HasMetadata> objects() {
    KubernetesSerialization yaml = new KubernetesSerialization();
    try {
      return Stream.of(Files.readString(file).split("(?m)^---$"))
          .map(document -> (HasMetadata) yaml.unmarshal(document))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Each as `<verb> <resource>.<group>`.
  Set<String> all() {
    return objects().stream()
        .flatMap(object ->
            switch (object) {
              case ClusterRole role -> role.getRules().stream();
              case Role role -> role.getRules().stream();
              default -> Stream.of();
            })
        .flatMap(ShippedRights::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> of(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(group ->
            rule.getResources().stream()
                .flatMap(resource ->
                    rule.getVerbs().stream().map(verb -> verb + " " + name(resource, group))));
  }

  private static String name(String resource, String group) {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
