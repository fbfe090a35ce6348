package dev.slipway.projectfiles.folder;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The project folder as text, read in one go: `*.yaml` is a project each, but for `people.yaml` and
/// `kustomization.yaml`; the folder `bases` holds what projects share, and every other folder what their
/// `manifests` name.
///
/// @param projects text by file name
/// @param bases text by name, without ending
/// @param people the text of `people.yaml`, empty where there is none
/// @param manifests text by path from here, with `/` between folders
/// @param unreadable the entries that are there and cannot be taken, by path from here
public record Folder(
    String name,
    Map<String, String> projects,
    Map<String, String> bases,
    String people,
    Map<String, String> manifests,
    Map<String, Unreadable> unreadable) {

  /// The file of the people, directly in the folder.
  public static final String PEOPLE = "people.yaml";

  /// The file that makes a folder beside the projects a kustomization.
  public static final String KUSTOMIZATION = "kustomization.yaml";

  static final String BASES = "bases";

  /// An entry that cannot be taken.
  ///
  /// @param line where the reason is, from 1
  /// @param reason with what to do
  public record Unreadable(int line, String reason) {}

  /// One where everything can be read.
  public Folder(
      String name,
      Map<String, String> projects,
      Map<String, String> bases,
      String people,
      Map<String, String> manifests) {
    this(name, projects, bases, people, manifests, Map.of());
  }

  /// One without manifests.
  public Folder(
      String name, Map<String, String> projects, Map<String, String> bases, String people) {
    this(name, projects, bases, people, Map.of());
  }

  /// An entry that cannot be read is among [#unreadable] and keeps nothing else from being read.
  ///
  /// @throws UncheckedIOException where the folder itself cannot be read
  public static Folder read(Path folder) {
    return new FolderReader(folder).read();
  }

  /// The same under another name, by which messages call it.
  public Folder named(String other) {
    return new Folder(other, projects, bases, people, manifests, unreadable);
  }

  /// The same with one project's file alone; whatever else the file may use stays.
  public Folder alone(String file) {
    return new Folder(
        name,
        Map.of(file, projects.getOrDefault(file, "")),
        bases,
        people,
        manifests,
        unreadable.entrySet().stream()
            .filter(entry -> entry.getKey().equals(PEOPLE) || entry.getKey().contains("/"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// Why an entry cannot be taken, or the folder that it would be in; null where nothing is known.
  public @Nullable String unreadable(String path) {
    for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
      Unreadable found = unreadable.get(at);
      if (found != null) {
        return "'%s' cannot be used: %s".formatted(at, found.reason());
      }
    }
    return null;
  }

  /// A message for a path that names no file among the [#manifests].
  public String missing(String path) {
    String why = unreadable(path);
    if (why != null) {
      return why;
    }
    Set<String> files = manifests.keySet();
    return "no file '%s' in a folder beside the project's file; there %s"
        .formatted(
            path,
            files.isEmpty()
                ? "are none"
                : "are " + String.join(", ", files.stream().sorted().limit(20).toList()));
  }
}
