package dev.slipway.cli.doctor.settings;

import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.options.Address;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The addresses of the services that other commands do not need.
public final class DoctorAddresses {

  private static final Address NOTIFIER =
      new Address("--notifier", "SLIPWAY_NOTIFIER", "http://localhost:8082");
  private static final Address DEPLOYER =
      new Address("--deployer", "SLIPWAY_DEPLOYER", "http://localhost:8083");

  @Option(
      names = "--notifier",
      paramLabel = "URL",
      description = "The notifier, for its health; else $SLIPWAY_NOTIFIER.")
  private @Nullable String notifier;

  @Option(
      names = "--deployer",
      paramLabel = "URL",
      description = "The deployer, for its health; else $SLIPWAY_DEPLOYER.")
  private @Nullable String deployer;

  /// Those that somebody names.
  public Map<Service, URI> given(Function<String, ParameterException> usage) {
    Map<Service, URI> given = new EnumMap<>(Service.class);
    NOTIFIER.given(notifier, usage).ifPresent(url -> given.put(Service.NOTIFIER, url));
    DEPLOYER.given(deployer, usage).ifPresent(url -> given.put(Service.DEPLOYER, url));
    return given;
  }
}
