package dev.slipway.cli.build;

import dev.slipway.cli.api.GatewayOptions;
import dev.slipway.cli.options.SecretFile;
import dev.slipway.cli.options.Variables;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.secret.Hmac;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Sends a build to the gateway, signed as a project's CI signs it.
@Command(
    name = "build",
    description = {
      "Send a build to the gateway, as a project's CI does: to try a project, or from a pipeline.",
      "It is signed with the project's secret, which is read from --secret-file or",
      "$SLIPWAY_BUILD_SECRET; without one it is sent unsigned. Prints the release, for",
      "`slipway wait`."
    },
    mixinStandardHelpOptions = true)
public final class BuildCommand implements Callable<Integer> {

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  @Parameters(paramLabel = "PROJECT", description = "The project's key.")
  private String project = "";

  @Option(names = "--image", required = true, description = "The image that was built.")
  private String image = "";

  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  @Option(names = "--commit", description = "The commit's hash.")
  private @Nullable String commit;

  @Option(names = "--author", description = "Who wrote the commit.")
  private @Nullable String author;

  @Option(names = "--message", description = "The commit's message.")
  private @Nullable String message;

  @Option(names = "--url", description = "The page of the CI run.")
  private @Nullable String url;

  @Option(
      names = "--id",
      description = "Names the CI run: the same build with the same id is one release.")
  private @Nullable String id;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "The project's secret; else $SLIPWAY_BUILD_SECRET.")
  private @Nullable Path secretFile;

  /// The branch or the tag of a build.
  static final class Target {
    @Option(names = "--branch", paramLabel = "NAME", description = "The branch that was built.")
    private @Nullable String branch;

    @Option(names = "--tag", paramLabel = "NAME", description = "The tag that was built.")
    private @Nullable String tag;
  }

  @Override
  public Integer call() {
    String form = form();
    String secret = secret();
    String signature =
        secret == null
            ? null
            : "sha256=" + Hmac.sign(secret, form.getBytes(StandardCharsets.UTF_8));
    JsonNode taken = gateway.connect().build(form, signature);
    if (taken.has("ignored")) {
      output.note("The build is ignored: " + taken.path("ignored").asString());
    }
    output.print(taken, () -> taken.path("release").asString(""));
    return 0;
  }

  private String form() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("project", project);
    fields.put("image", image);
    fields.put("type", target.tag == null ? "branch" : "tag");
    fields.put("target", target.tag == null ? target.branch : target.tag);
    fields.put("commit", commit);
    fields.put("author", author);
    fields.put("message", message);
    fields.put("url", url);
    fields.put("id", id);
    return fields.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .map(field ->
            field.getKey()
                + "="
                + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// Null for none.
  private @Nullable String secret() {
    return secretFile == null
        ? Variables.value("SLIPWAY_BUILD_SECRET").orElse(null)
        : SecretFile.read("--secret-file", secretFile, output::usage);
  }
}
