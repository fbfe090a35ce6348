package dev.slipway.projectfiles.folder;

import dev.slipway.projectfiles.folder.Folder.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Reads the project folder entry by entry, within bounds, so that one that cannot be read is a problem of
/// that entry alone.
final class FolderReader {

  /// Folders within folders.
  private static final int DEPTH = 5;

  /// Of one folder.
  private static final int MOST_ENTRIES = 10_000;

  private final Path folder;
  private final FileTexts texts;
  private final Map<String, Unreadable> unreadable = new TreeMap<>();

  /// @throws UncheckedIOException where the folder cannot be found
  FolderReader(Path folder) {
    this.folder = folder;
    try {
      this.texts = new FileTexts(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the project folder " + folder, e);
    }
  }

  /// @throws UncheckedIOException where the folder itself cannot be listed
  Folder read() {
    Map<String, String> projects = new TreeMap<>();
    List<Path> entries;
    try {
      entries = entries(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the project folder " + folder, e);
    }
    files(entries, "", projects::put);
    String people = projects.getOrDefault(Folder.PEOPLE, "");
    projects.remove(Folder.PEOPLE);
    projects.remove(Folder.KUSTOMIZATION);
    Map<String, String> bases = new TreeMap<>();
    Map<String, String> manifests = new TreeMap<>();
    for (Path within : folders(entries, "")) {
      String name = name(within);
      if (name.equals(Folder.BASES)) {
        files(
            entries(within, name),
            name + "/",
            (file, text) -> bases.put(file.substring(0, file.lastIndexOf('.')), text));
      } else {
        collect(within, name, DEPTH, manifests);
      }
    }
    return new Folder(called(), projects, bases, people, manifests, unreadable);
  }

  private String called() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  private void collect(Path within, String path, int depth, Map<String, String> into) {
    List<Path> entries = entries(within, path);
    files(entries, path + "/", (file, text) -> into.put(path + "/" + file, text));
    if (depth > 1) {
      folders(entries, path + "/")
          .forEach(deeper -> collect(deeper, path + "/" + name(deeper), depth - 1, into));
    }
  }

  /// @param path of the folder that they are in, with a slash after it, or empty
  private void files(List<Path> entries, String path, BiConsumer<String, String> take) {
    for (Path entry : entries) {
      if (isYaml(entry)) {
        try {
          take.accept(name(entry), texts.read(entry));
        } catch (UnreadableException e) {
          unreadable.put(path + name(entry), e.why());
        }
      }
    }
  }

  /// A folder by the name of a file is no folder of manifests: it is told as a file that cannot be read.
  private List<Path> folders(List<Path> entries, String path) {
    return entries.stream()
        .filter(entry -> !isYaml(entry) && Files.isDirectory(entry))
        .filter(entry -> {
          try {
            texts.within(entry);
            return true;
          } catch (UnreadableException e) {
            unreadable.put(path + name(entry), e.why());
            return false;
          }
        })
        .toList();
  }

  private List<Path> entries(Path within, String path) {
    try {
      return entries(within);
    } catch (IOException e) {
      unreadable.put(path, FileTexts.why(e));
      return List.of();
    }
  }

  /// In order, so that what is over a bound is the same each time.
  private static List<Path> entries(Path within) throws IOException {
    try (Stream<Path> list = Files.list(within)) {
      return list.filter(entry -> !name(entry).startsWith("."))
          .limit(MOST_ENTRIES)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isYaml(Path file) {
    return name(file).endsWith(".yaml") || name(file).endsWith(".yml");
  }

  private static String name(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
