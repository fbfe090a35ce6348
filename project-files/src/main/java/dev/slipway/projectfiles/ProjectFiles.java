package dev.slipway.projectfiles;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.pipeline.GateWarnings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges project files where they lie, as the gateway does before it publishes them, without
/// publishing anything.
public final class ProjectFiles {

  private static final String BASES = "bases";

  private ProjectFiles() {}

  /// A problem, its place, and its remedy.
  ///
  /// @param file as a path from where the check was asked for
  /// @param line from 1
  public record Finding(String file, int line, String message) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + message;
    }
  }

  /// @param definitions those that can be used, by their projects' keys in order
  /// @param warnings what is allowed and may not be meant
  public record Report(
      Map<String, ProjectDefinition> definitions, List<Finding> problems, List<String> warnings) {

    /// The keys of the projects that can be used, in order.
    public Set<String> projects() {
      return definitions.keySet();
    }
  }

  /// A project's file is checked with the bases and people beside it and against the other projects'
  /// keys. A folder is checked whole; so is the one around `people.yaml` or a base, which concern
  /// every project.
  ///
  /// @param limits what the projects' operator lets them name
  /// @throws UncheckedIOException where it cannot be read
  public static Report check(Path path, ProjectLimits limits) {
    if (Files.isDirectory(path)) {
      return report(Loaded.from(folder(path), limits));
    }
    Path parent = path.toAbsolutePath().normalize().getParent();
    Path given = path.getParent() == null ? Path.of("") : path.getParent();
    String file = String.valueOf(path.getFileName());
    if (parent != null && parent.endsWith(BASES)) {
      return report(Loaded.from(folder(given.resolve("..").normalize()), limits));
    }
    Folder folder = folder(given);
    return folder.projects().containsKey(file)
        ? alone(folder, file, limits)
        : report(Loaded.from(folder, limits));
  }

  /// The file's own problems, those of the bases and people that it uses, and a key that another
  /// file has already.
  private static Report alone(Folder folder, String file, ProjectLimits limits) {
    Loaded own = Loaded.from(folder.alone(file), limits);
    Set<Problem> problems = new LinkedHashSet<>(own.problems());
    Loaded.from(folder, limits).problems().stream()
        .filter(problem -> problem.at().file().equals(folder.name() + "/" + file))
        .forEach(problems::add);
    return report(
        new Loaded(
            own.definitions(),
            own.files(),
            List.copyOf(problems),
            own.anonymousProblems(),
            own.broken(),
            own.people()));
  }

  /// Named as it was given, so that a message's place can be opened.
  private static Folder folder(Path given) {
    String name = given.toString().isEmpty() ? "." : given.toString();
    return Folder.read(Path.of(name)).named(name);
  }

  private static Report report(Loaded loaded) {
    return new Report(
        loaded.definitions(),
        loaded.problems().stream()
            .map(p -> new Finding(p.at().file(), p.at().line(), p.message()))
            .toList(),
        loaded.definitions().values().stream()
            .flatMap(definition -> GateWarnings.of(definition).stream())
            .toList());
  }
}
