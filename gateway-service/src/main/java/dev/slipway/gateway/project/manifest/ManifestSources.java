package dev.slipway.gateway.project.manifest;

import dev.slipway.gateway.project.document.BrokenFileException;
import dev.slipway.gateway.project.document.DocumentBudget;
import dev.slipway.gateway.project.document.Value;
import dev.slipway.gateway.project.document.YamlReader;
import dev.slipway.gateway.project.folder.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts in the place of each file and kustomization that a workload's `manifests` name the objects that
/// they hold, each still knowing where it was written.
public final class ManifestSources {

  private static final String MANIFESTS = "manifests";
  private static final String WORKLOAD = "workload";

  private final Folder folder;
  private final DocumentBudget budget = new DocumentBudget();

  /// @param folder where the files are; what all of them say together is bounded
  public ManifestSources(Folder folder) {
    this.folder = folder;
  }

  /// @param document with whole workloads
  /// @throws BrokenFileException for a file that is missing or that is no YAML
  public Value.Mapping inlined(Value.Mapping document) {
    Value.Mapping changed = inWorkload(document);
    if (changed.fields().get("environments") instanceof Value.Mapping environments) {
      Value.Mapping all = environments;
      for (Map.Entry<String, Value> entry : environments.fields().entrySet()) {
        if (entry.getValue() instanceof Value.Mapping environment) {
          all = all.with(entry.getKey(), inWorkload(environment));
        }
      }
      changed = changed.with("environments", all);
    }
    return changed;
  }

  private Value.Mapping inWorkload(Value.Mapping parent) {
    return parent.fields().get(WORKLOAD) instanceof Value.Mapping workload
            && workload.fields().get(MANIFESTS) instanceof Value.Sequence given
        ? parent.with(WORKLOAD, workload.with(MANIFESTS, objects(given)))
        : parent;
  }

  private Value.Sequence objects(Value.Sequence given) {
    List<Value> objects = new ArrayList<>();
    given.items().forEach(item -> objects.addAll(objects(item)));
    return new Value.Sequence(objects, given.at());
  }

  private List<? extends Value> objects(Value item) {
    if (item instanceof Value.Mapping mapping && mapping.fields().size() == 1) {
      if (mapping.fields().get("file") instanceof Value.Scalar file) {
        return file(file);
      }
      if (mapping.fields().get("kustomization") instanceof Value.Scalar path) {
        return new Kustomization(folder, budget).objects(String.valueOf(path.value()), path.at());
      }
    }
    return List.of(item);
  }

  private List<Value.Mapping> file(Value.Scalar file) {
    String path = String.valueOf(file.value());
    String text = folder.manifests().get(path);
    if (text == null) {
      throw new BrokenFileException(file.at(), missing(path, folder));
    }
    return YamlReader.readAll(folder.name() + "/" + path, text, budget);
  }

  /// What to say of a path that names no file.
  static String missing(String path, Folder folder) {
    String why = folder.unreadable(path);
    if (why != null) {
      return why;
    }
    Set<String> files = folder.manifests().keySet();
    return "no file '%s' in a folder beside the project's file; there %s"
        .formatted(
            path,
            files.isEmpty()
                ? "are none"
                : "are " + String.join(", ", files.stream().sorted().limit(20).toList()));
  }
}
