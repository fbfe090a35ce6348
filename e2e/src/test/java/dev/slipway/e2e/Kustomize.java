package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The objects that an overlay renders to, as `kubectl apply -k` would send them.
record Kustomize(List<JsonNode> objects) {

  private static final Path ROOT = Path.of("..");

  /// @param folder below the checkout, or absolute
  static Kustomize render(String folder) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", folder)
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no kubectl: skipped");
      throw e;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    List<JsonNode> objects = new ArrayList<>();
    new Yaml().loadAll(output).forEach(o -> objects.add(JsonMapper.shared().valueToTree(o)));
    return new Kustomize(objects);
  }

  Stream<JsonNode> of(String kind) {
    return objects.stream().filter(object -> object.path("kind").asString("").equals(kind));
  }

  JsonNode named(String kind, String name) {
    return of(kind)
        .filter(object -> object.path("metadata").path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /// The images of all containers.
  List<String> images() {
    return objects.stream()
        .flatMap(object -> object.findParents("image").stream())
        .map(container -> container.path("image").asString())
        .toList();
  }

  /// The ports, as `TCP 9092`, that a pod with these labels may connect to.
  List<String> egress(String app) {
    return of("NetworkPolicy")
        .map(policy -> policy.path("spec"))
        .filter(spec -> selects(spec.path("podSelector"), app))
        .flatMap(spec -> Json.stream(spec.path("egress")))
        .flatMap(rule -> Json.stream(rule.path("ports")))
        .map(port -> port.path("protocol").asString() + " " + port.path("port").asInt())
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean selects(JsonNode selector, String app) {
    String name = "app.kubernetes.io/name";
    boolean labels =
        !selector.path("matchLabels").has(name)
            || selector.path("matchLabels").path(name).asString().equals(app);
    return labels
        && Json.stream(selector.path("matchExpressions"))
            .filter(expression -> expression.path("key").asString().equals(name))
            .allMatch(expression ->
                Json.stream(expression.path("values")).anyMatch(v -> v.asString().equals(app)));
  }
}
