package dev.slipway.gateway.project;

import java.util.ArrayList;
import java.util.List;

/// Lays a project's file over its bases, from left to right, and theirs beneath them.
final class Bases {

  private final Folder folder;

  Bases(Folder folder) {
    this.folder = folder;
  }

  /// The whole document, without `bases`.
  ///
  /// @throws BrokenFileException for a base that is missing or that leads back to itself
  Value.Mapping resolve(Value.Mapping file) {
    return resolve(file, List.of());
  }

  private Value.Mapping resolve(Value.Mapping file, List<String> path) {
    Value.Mapping merged = new Value.Mapping(java.util.Map.of(), file.at());
    for (Reference reference : references(file)) {
      merged = merged.under(base(reference, path), "");
    }
    merged = merged.under(file, "");
    var fields = new java.util.LinkedHashMap<>(merged.fields());
    fields.remove("bases");
    return new Value.Mapping(fields, file.at());
  }

  private Value.Mapping base(Reference reference, List<String> path) {
    String text = folder.bases().get(reference.name());
    if (text == null) {
      throw new BrokenFileException(
          reference.at(),
          "unknown base '" + reference.name() + "'; there are " + folder.bases().keySet());
    }
    if (path.contains(reference.name())) {
      throw new BrokenFileException(
          reference.at(), "base '" + reference.name() + "' leads back to itself through " + path);
    }
    List<String> deeper = new ArrayList<>(path);
    deeper.add(reference.name());
    String file = folder.name() + "/bases/" + reference.name() + ".yaml";
    return resolve(YamlReader.read(file, text), deeper);
  }

  private record Reference(String name, Value.Location at) {}

  private static List<Reference> references(Value.Mapping file) {
    Value bases = file.fields().get("bases");
    if (bases == null) {
      return List.of();
    }
    if (!(bases instanceof Value.Sequence sequence)) {
      throw new BrokenFileException(bases.at(), "bases must be a list: bases: [web-service]");
    }
    return sequence.items().stream()
        .map(item -> {
          if (item instanceof Value.Scalar(String name, Value.Location at)) {
            return new Reference(name, at);
          }
          throw new BrokenFileException(item.at(), "a base's name is expected");
        })
        .toList();
  }
}
