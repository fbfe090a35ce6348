package dev.slipway.cli.api;

import dev.slipway.cli.options.Address;
import dev.slipway.cli.options.Inherited;
import dev.slipway.cli.options.SecretFile;
import dev.slipway.cli.options.Variables;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The API's address and the operator's token. Given behind the command's name, before it, or by the environment.
public final class ApiOptions {

  /// The name that this is mixed in by at the top.
  public static final String NAME = "api";

  private static final String DEFAULT = "http://localhost:8081";
  private static final Address ADDRESS = new Address("--api", "SLIPWAY_API", DEFAULT);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "The approval service; else $SLIPWAY_API, else " + DEFAULT + ".")
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the operator's token; else $SLIPWAY_TOKEN, else the file $SLIPWAY_TOKEN_FILE.")
  private @Nullable Path tokenFile;

  /// @throws ParameterException for what is no URL, and for a token's file that cannot be read
  public Api connect() {
    return new Api(ADDRESS.inForce(inherited(options -> options.url), this::usage), token());
  }

  /// The address that somebody names, empty if nobody does.
  ///
  /// @throws ParameterException for what is no URL
  public Optional<URI> given() {
    return ADDRESS.given(inherited(options -> options.url), this::usage);
  }

  /// Null for none.
  private @Nullable String token() {
    Path file = inherited(options -> options.tokenFile);
    if (file == null) {
      Optional<String> token = Variables.value("SLIPWAY_TOKEN");
      if (token.isPresent()) {
        return token.get();
      }
      file = Variables.value("SLIPWAY_TOKEN_FILE").map(Path::of).orElse(null);
    }
    return file == null ? null : SecretFile.read("--token-file", file, this::usage);
  }

  private ParameterException usage(String message) {
    return new ParameterException(mixee.commandLine(), message);
  }

  private <T> @Nullable T inherited(Function<ApiOptions, @Nullable T> option) {
    return Inherited.value(this, mixee, NAME, ApiOptions.class, option);
  }
}
