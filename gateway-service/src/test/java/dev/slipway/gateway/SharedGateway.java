package dev.slipway.gateway;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests one gateway for the whole run, which starts when the first asks and is closed at the end.
public final class SharedGateway implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(RunningGateway.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedGateway.class))
        .computeIfAbsent(RunningGateway.class, _ -> RunningGateway.start(), RunningGateway.class);
  }
}
