package dev.slipway.projectfiles.kustomize;

import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.DocumentBudget;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.Value.Location;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.folder.Folder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders a folder with a `kustomization.yaml`: the part of kustomize that is a function of the files. What
/// is not among it is refused by name, never passed over.
final class PartialKustomize implements Kustomize {

  private static final Set<String> SUPPORTED =
      Set.of(
          "apiVersion",
          "kind",
          "metadata",
          "resources",
          "namespace",
          "namePrefix",
          "nameSuffix",
          "labels",
          "commonLabels",
          "commonAnnotations",
          "images",
          "replicas");

  private static final int DEPTH = 10;

  private final Folder folder;
  private final DocumentBudget budget;

  /// @param budget what is left of what the project's file may say
  PartialKustomize(Folder folder, DocumentBudget budget) {
    this.folder = folder;
    this.budget = budget;
  }

  @Override
  public List<Value.Mapping> objects(String path, Location at) {
    List<Rendered> rendered = render(clean("", path, at), at, 0);
    return rendered.stream()
        .map(object -> (Value.Mapping) Value.of(object.content(), object.written()))
        .toList();
  }

  private record Rendered(ObjectNode content, Value written) {}

  private List<Rendered> render(String path, Location at, int depth) {
    if (depth > DEPTH) {
      throw new BrokenFileException(at, "the kustomization leads back to itself: " + path);
    }
    String file = path + "/" + Folder.KUSTOMIZATION;
    String text = folder.manifests().get(file);
    if (text == null) {
      throw new BrokenFileException(at, folder.missing(file));
    }
    Value.Mapping given = YamlReader.read(folder.name() + "/" + file, text, budget);
    refuseUnsupported(given);
    refuseMissing(given);
    List<Rendered> objects = new ArrayList<>();
    if (given.fields().get("resources") instanceof Value.Sequence resources) {
      resources.items().forEach(item -> objects.addAll(resource(path, item, depth)));
    }
    JsonNode settings = given.json();
    List<ObjectNode> contents = objects.stream().map(Rendered::content).toList();
    new KustomizedObjects(contents).apply(settings);
    return objects;
  }

  private static void refuseUnsupported(Value.Mapping given) {
    for (Map.Entry<String, Value> entry : given.fields().entrySet()) {
      if (!SUPPORTED.contains(entry.getKey())) {
        throw new BrokenFileException(
            entry.getValue().at(),
            "a kustomization's '%s' is not supported here; render it with 'kubectl kustomize' into a file and name that"
                .formatted(entry.getKey()));
      }
    }
  }

  /// Read as a text, what is missing would be one of its own: `newTag:` an image's tag of no letters.
  private static void refuseMissing(Value.Mapping given) {
    given
        .missing()
        .findFirst()
        .ifPresent(missing -> {
          throw new BrokenFileException(missing.at(), Value.NO_VALUE);
        });
  }

  private List<Rendered> resource(String path, Value item, int depth) {
    String named = item instanceof Value.Scalar scalar ? scalar.text() : "";
    if (named.contains("://") || named.contains("?ref=") || named.startsWith("github.com/")) {
      throw new BrokenFileException(
          item.at(), "'" + named + "' is elsewhere; nothing is fetched: put it beside the project");
    }
    String file = clean(path, named, item.at());
    String text = folder.manifests().get(file);
    if (text == null && (file.endsWith(".yaml") || file.endsWith(".yml"))) {
      throw new BrokenFileException(item.at(), folder.missing(file));
    }
    if (text == null) {
      return render(file, item.at(), depth + 1);
    }
    return YamlReader.readAll(folder.name() + "/" + file, text, budget).stream()
        .map(object -> new Rendered((ObjectNode) object.json(), object))
        .toList();
  }

  /// A path from the project folder.
  private static String clean(String from, String path, Location at) {
    Path clean = Path.of(from).resolve(path).normalize();
    if (path.isEmpty() || clean.isAbsolute() || clean.startsWith("..")) {
      throw new BrokenFileException(
          at, "'" + path + "' leads out of the project folder; name what is within");
    }
    return clean.toString().replace('\\', '/');
  }
}
