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
import java.util.function.BiFunction;
import java.util.function.Predicate;
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

  /// What is told of a deployment that never serves. A node may be too busy even to start its container in
  /// the time given; then it is asked for again, with more.
  ///
  /// @param expected what a node with time for it leads to
  /// @param request by the time it has and by its attempt, from one on
  Diagnosis late(Predicate<Diagnosis> expected, BiFunction<Duration, Integer, Request> request) {
    Diagnosis told = late(request.apply(Duration.ofSeconds(40), 1));
    if (!expected.test(told)) {
      told = late(request.apply(Duration.ofMinutes(4), 2));
    }
    return told;
  }

  private Diagnosis late(Request request) {
    wire().request(request);
    return wire().await(DeployFailed.class, request).diagnosis();
  }

  Lab lab() {
    return Objects.requireNonNull(lab);
  }

  Wire wire() {
    return Objects.requireNonNull(wire);
  }
}
