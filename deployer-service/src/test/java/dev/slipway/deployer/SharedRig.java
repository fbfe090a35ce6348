package dev.slipway.deployer;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test a place of its own on one rig for all tests of all classes, whose pods are ready in no
/// time.
final class SharedRig implements ParameterResolver {

  private static final Namespace RIG = Namespace.create(SharedRig.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Place.class);
  }

  @Override
  public Place resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Place.on(
        context
            .getRoot()
            .getStore(RIG)
            .computeIfAbsent(RIG, _ -> new DeployerRig(Duration.ofMillis(100)), DeployerRig.class));
  }
}
