package dev.slipway.cli.api;

import dev.slipway.cli.options.Address;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The gateway's address.
public final class GatewayOptions {

  private static final String DEFAULT = "http://localhost:8080";
  private static final Address ADDRESS = new Address("--gateway", "SLIPWAY_GATEWAY", DEFAULT);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "The gateway; else $SLIPWAY_GATEWAY, else " + DEFAULT + ".")
  private @Nullable String url;

  /// @throws ParameterException for what is no URL
  public Gateway connect() {
    return new Gateway(ADDRESS.inForce(url, this::usage));
  }

  /// The address that somebody names, empty if nobody does.
  ///
  /// @throws ParameterException for what is no URL
  public Optional<URI> given() {
    return ADDRESS.given(url, this::usage);
  }

  private ParameterException usage(String message) {
    return new ParameterException(mixee.commandLine(), message);
  }
}
