package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// The two forms in which the rights are shipped say the same.
class ShippedRightsTest {

  @Test
  void aNamespaceOnlyInstallationHasTheSameRightsButForNamespacesThemselves() {
    Set<String> everywhere = ShippedRights.EVERYWHERE.all();
    assertThat(everywhere).contains("create namespaces");
    everywhere.removeIf(right -> right.endsWith(" namespaces"));
    assertThat(ShippedRights.IN_A_NAMESPACE.all()).isEqualTo(everywhere);
  }

  /// It reads no Secret, opens no shell, deletes no namespace and makes nobody else's rights.
  @Test
  void neitherFormGivesWhatADeployerMustNotHave() {
    for (ShippedRights rights : ShippedRights.values()) {
      assertThat(rights.all())
          .noneMatch(right -> right.contains("*"))
          .noneMatch(right -> right.endsWith(" secrets"))
          .noneMatch(right -> right.endsWith(" pods/exec"))
          .noneMatch(right -> right.equals("delete namespaces"))
          .noneMatch(right -> right.endsWith(".rbac.authorization.k8s.io"));
    }
  }
}
