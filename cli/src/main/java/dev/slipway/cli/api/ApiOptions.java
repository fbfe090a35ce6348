package dev.slipway.cli.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the API is. Given behind the command's name, before it, or by the environment.
public final class ApiOptions {

  /// The name that this is mixed in by at the top.
  public static final String NAME = "api";

  private static final String DEFAULT = "http://localhost:8081";

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
    String asked = asked();
    try {
      URI base = new URI(asked.replaceFirst("/+$", ""));
      if (base.getHost() != null
          && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
        return new Api(base, token());
      }
    } catch (java.net.URISyntaxException _) {
      // Told like one without a host.
    }
    throw new ParameterException(
        mixee.commandLine(), "--api must be a URL like " + DEFAULT + ", not '" + asked + "'");
  }

  /// Null for none.
  private @Nullable String token() {
    Path file = given(options -> options.tokenFile);
    String token = System.getenv("SLIPWAY_TOKEN");
    String named = System.getenv("SLIPWAY_TOKEN_FILE");
    if (file == null && (token != null && !token.isBlank())) {
      return token;
    }
    if (file == null && (named == null || named.isBlank())) {
      return null;
    }
    Path chosen = file == null ? Path.of(String.valueOf(named)) : file;
    try {
      return Files.readString(chosen).strip();
    } catch (IOException e) {
      throw new ParameterException(
          mixee.commandLine(),
          "cannot read the operator's token from " + chosen + "; name its file with --token-file",
          e);
    }
  }

  private String asked() {
    String named = given(options -> options.url);
    if (named != null) {
      return named;
    }
    String environment = System.getenv("SLIPWAY_API");
    return environment == null || environment.isBlank() ? DEFAULT : environment;
  }

  private <T> @Nullable T given(Function<ApiOptions, @Nullable T> option) {
    T own = option.apply(this);
    CommandSpec above = mixee.root().mixins().get(NAME);
    return own == null && above != null && above.userObject() instanceof ApiOptions top
        ? option.apply(top)
        : own;
  }
}
