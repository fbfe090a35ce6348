package dev.slipway.projectfiles.manifest;

import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.DocumentBudget;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.kustomize.Kustomize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts in the place of each file and kustomization that a workload's `manifests` name the objects that
/// they hold, each still knowing where it was written.
public final class ManifestSources {

  private static final String MANIFESTS = "manifests";
  private static final String WORKLOAD = "workload";

  private final Folder folder;
  private final DocumentBudget budget = new DocumentBudget();
  private final Kustomize kustomize;

  /// @param folder where the files are; what all of them say together is bounded
  public ManifestSources(Folder folder) {
    this.folder = folder;
    this.kustomize = Kustomize.within(folder, budget);
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
        return kustomize.objects(path.text(), path.at());
      }
    }
    return List.of(item);
  }

  private List<Value.Mapping> file(Value.Scalar file) {
    String path = file.text();
    String text = folder.manifests().get(path);
    if (text == null) {
      throw new BrokenFileException(file.at(), folder.missing(path));
    }
    return YamlReader.readAll(folder.name() + "/" + path, text, budget);
  }
}
