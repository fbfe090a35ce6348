package dev.slipway.gateway.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The project folder as text, read in one go: `*.yaml` is a project each, but for `people.yaml` and
/// `kustomization.yaml`; the folder `bases` holds what projects share, and every other folder what their
/// `manifests` name.
///
/// @param projects text by file name
/// @param bases text by name, without ending
/// @param people the text of `people.yaml`, empty where there is none
/// @param manifests text by path from here, with `/` between folders
record Folder(
    String name,
    Map<String, String> projects,
    Map<String, String> bases,
    String people,
    Map<String, String> manifests) {

  static final String PEOPLE = "people.yaml";
  static final String KUSTOMIZATION = "kustomization.yaml";
  private static final String BASES = "bases";

  /// Folders within folders.
  private static final int DEPTH = 5;

  /// A file of manifests that is larger is taken as missing.
  private static final int LARGEST = 1 << 20;

  /// One without manifests.
  Folder(String name, Map<String, String> projects, Map<String, String> bases, String people) {
    this(name, projects, bases, people, Map.of());
  }

  /// @throws UncheckedIOException where the folder cannot be read
  static Folder read(Path folder) {
    Map<String, String> projects = files(folder);
    String people = projects.getOrDefault(PEOPLE, "");
    projects.remove(PEOPLE);
    projects.remove(KUSTOMIZATION);
    Map<String, String> bases = new TreeMap<>();
    Path shared = folder.resolve(BASES);
    if (Files.isDirectory(shared)) {
      files(shared).forEach((file, text) -> bases.put(file.replaceFirst("\\.ya?ml$", ""), text));
    }
    Map<String, String> manifests = new TreeMap<>();
    folders(folder).stream()
        .filter(within -> !within.getFileName().toString().equals(BASES))
        .forEach(within -> collect(within, within.getFileName().toString(), DEPTH, manifests));
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Folder(
        name == null ? folder.toString() : name.toString(), projects, bases, people, manifests);
  }

  private static void collect(Path folder, String path, int depth, Map<String, String> into) {
    files(folder)
        .forEach((file, text) -> {
          if (text.length() <= LARGEST) {
            into.put(path + "/" + file, text);
          }
        });
    if (depth > 1) {
      folders(folder)
          .forEach(within -> collect(within, path + "/" + within.getFileName(), depth - 1, into));
    }
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the project folder " + folder, e);
    }
  }

  private static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.filter(Folder::isYaml).toList()) {
        // What is not UTF-8 must break its own file alone; see YamlReader.
        files.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the project folder " + folder, e);
    }
    return files;
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && Files.isRegularFile(file);
  }
}
