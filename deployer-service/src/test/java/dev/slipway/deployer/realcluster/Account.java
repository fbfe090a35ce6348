package dev.slipway.deployer.realcluster;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/// The deployer's service account, with rights that are shipped.
record Account(Lab lab, String namespace) {

  static final String NAME = "deployer";

  private static final long SECONDS = 3600;

  /// Gives it the rights that are shipped for it, under another name so that an installation beside it
  /// stays as it is.
  ///
  /// @param kept which of the shipped rules
  Account may(ShippedRights rights, Predicate<PolicyRule> kept) {
    String name = lab.run() + "-" + rights.name().toLowerCase(Locale.ROOT).replace('_', '-');
    for (HasMetadata object : rights.objects()) {
      lab.make(
          switch (object) {
            case ClusterRole role ->
                new ClusterRoleBuilder(role)
                    .editMetadata()
                    .withName(name)
                    .endMetadata()
                    .removeMatchingFromRules(rule -> !kept.test(rule.build()))
                    .build();
            case ClusterRoleBinding binding ->
                new ClusterRoleBindingBuilder(binding)
                    .editMetadata()
                    .withName(name)
                    .endMetadata()
                    .editRoleRef()
                    .withName(name)
                    .endRoleRef()
                    .editFirstSubject()
                    .withNamespace(namespace)
                    .endSubject()
                    .build();
            default -> throw new IllegalStateException("shipped, but not known: " + object);
          });
    }
    return this;
  }

  /// Gives it the rights of a namespace-only installation in one namespace.
  Account mayInNamespace(String target) {
    for (HasMetadata object : ShippedRights.IN_A_NAMESPACE.objects()) {
      HasMetadata placed =
          object instanceof RoleBinding binding
              ? new RoleBindingBuilder(binding)
                  .editFirstSubject()
                  .withNamespace(namespace)
                  .endSubject()
                  .build()
              : object;
      lab.admin().resource(placed).inNamespace(target).create();
    }
    return this;
  }

  /// Writes a kubeconfig that acts as the account for an hour.
  Path kubeconfig(Path folder) {
    Config admin = lab.admin().getConfiguration();
    var config =
        new ConfigBuilder()
            .addNewCluster()
            .withName("lab")
            .withNewCluster()
            .withServer(admin.getMasterUrl())
            .withCertificateAuthorityData(authority(admin))
            .endCluster()
            .endCluster()
            .addNewUser()
            .withName(NAME)
            .withNewUser()
            .withToken(token())
            .endUser()
            .endUser()
            .addNewContext()
            .withName("lab")
            .withNewContext()
            .withCluster("lab")
            .withUser(NAME)
            .endContext()
            .endContext()
            .withCurrentContext("lab")
            .build();
    try {
      return Files.writeString(
          folder.resolve(namespace + ".kubeconfig"), Serialization.asYaml(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String authority(Config config) {
    String data = config.getCaCertData();
    if (data != null) {
      return data;
    }
    try {

      return Base64.getEncoder()
          .encodeToString(
              Files.readAllBytes(Path.of(Objects.requireNonNull(config.getCaCertFile()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token() {
    return lab.admin()
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(NAME)
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(SECONDS)
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }
}
