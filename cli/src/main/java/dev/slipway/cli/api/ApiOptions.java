package dev.slipway.cli.api;

import java.net.URI;
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

  /// @throws ParameterException for what is no URL
  public Api connect() {
    String asked = asked();
    try {
      URI base = new URI(asked.replaceFirst("/+$", ""));
      if (base.getHost() != null
          && ("http".equals(base.getScheme()) || "https".equals(base.getScheme()))) {
        return new Api(base, System.getenv("SLIPWAY_TOKEN"));
      }
    } catch (java.net.URISyntaxException _) {
      // Told like one without a host.
    }
    throw new ParameterException(
        mixee.commandLine(), "--api must be a URL like " + DEFAULT + ", not '" + asked + "'");
  }

  private String asked() {
    CommandSpec above = mixee.root().mixins().get(NAME);
    if (url != null) {
      return url;
    }
    if (above != null && above.userObject() instanceof ApiOptions top && top.url != null) {
      return top.url;
    }
    String environment = System.getenv("SLIPWAY_API");
    return environment == null || environment.isBlank() ? DEFAULT : environment;
  }
}
