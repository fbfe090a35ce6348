package dev.slipway.projectfiles.folder;

import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.DocumentBudget;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lays a project's file over its bases, from left to right, and theirs beneath them. Each base is resolved
/// once, however many name it.
public final class Bases {

  private static final int MOST = 20;
  private static final int DEPTH = 30;

  private final Folder folder;
  private final Map<String, Value.Mapping> resolved = new HashMap<>();

  /// @param folder whose bases are laid beneath; each is resolved once for all the files of this
  public Bases(Folder folder) {
    this.folder = folder;
  }

  /// The whole document, without `bases`.
  ///
  /// @throws BrokenFileException for a base that is missing or that leads back to itself, and for what
  ///     becomes too much
  public Value.Mapping resolve(Value.Mapping file) {
    return resolve(file, List.of());
  }

  private Value.Mapping resolve(Value.Mapping file, List<String> path) {
    Value.Mapping merged = new Value.Mapping(Map.of(), file.at());
    for (Reference reference : references(file)) {
      merged = merged.under(base(reference, path), "");
    }
    merged = merged.under(file, "");
    Map<String, Value> fields = new LinkedHashMap<>(merged.fields());
    fields.remove("bases");
    Value.Mapping whole = new Value.Mapping(fields, file.at());
    DocumentBudget.check(whole);
    return whole;
  }

  private Value.Mapping base(Reference reference, List<String> path) {
    Value.Mapping known = resolved.get(reference.name());
    if (known != null) {
      return known;
    }
    String file = Folder.BASES + "/" + reference.name() + ".yaml";
    String text = folder.bases().get(reference.name());
    if (text == null) {
      String why = folder.unreadable(file);
      throw new BrokenFileException(
          reference.at(),
          why == null
              ? "unknown base '" + reference.name() + "'; there are " + folder.bases().keySet()
              : why);
    }
    if (path.contains(reference.name())) {
      throw new BrokenFileException(
          reference.at(), "base '" + reference.name() + "' leads back to itself through " + path);
    }
    if (path.size() == DEPTH) {
      throw new BrokenFileException(
          reference.at(), "more than " + DEPTH + " bases on top of each other; lay fewer");
    }
    List<String> deeper = new ArrayList<>(path);
    deeper.add(reference.name());
    Value.Mapping base = resolve(YamlReader.read(folder.name() + "/" + file, text), deeper);
    resolved.put(reference.name(), base);
    return base;
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
    if (sequence.items().size() > MOST) {
      throw new BrokenFileException(bases.at(), "names more than " + MOST + " bases; lay fewer");
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
