package dev.slipway.deployer.realcluster;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.Wire;
import dev.slipway.deployer.instance.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// One deployer for all tests of a class, with the rights that are shipped, and no others.
final class Installation implements BeforeAllCallback, AfterAllCallback {

  private @Nullable Path folder;
  private @Nullable Lab lab;
  private @Nullable Wire wire;
  private @Nullable ConfigurableApplicationContext deployer;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Lab opened = new Lab();
    lab = opened;
    Wire strung = new Wire(ClusterUnderTest.PATIENCE);
    wire = strung;
    Path made = Files.createTempDirectory("slipway-installation");
    folder = made;
    Path kubeconfig =
        opened.account("system").may(ShippedRights.EVERYWHERE, _ -> true).kubeconfig(made);
    deployer = Deployers.start(strung, kubeconfig, opened.run(), List.of());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (deployer != null) {
      deployer.close();
    }
    if (wire != null) {
      wire.close();
    }
    if (lab != null) {
      lab.close();
    }
    FileSystemUtils.deleteRecursively(folder);
  }

  /// Asks once for a deployment that never serves, with so much time that a busy node starts its container and tells
  /// what became of it. A second request would hide that the first was told without the reason.
  ///
  /// @param request by the time it has
  Diagnosis late(Function<Duration, Request> request) {
    Request late = request.apply(Duration.ofMinutes(2));
    wire().request(late);
    return wire().await(DeployFailed.class, late).diagnosis();
  }

  Lab lab() {
    return Objects.requireNonNull(lab);
  }

  Wire wire() {
    return Objects.requireNonNull(wire);
  }
}
