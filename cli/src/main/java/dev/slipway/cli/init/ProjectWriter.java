package dev.slipway.cli.init;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.projectfiles.ProjectFiles;
import dev.slipway.projectfiles.ProjectLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Writes a project's file and the people that it names into a folder of project files. Nothing stays of
/// what the gateway would not take.
final class ProjectWriter {

  private final Path folder;
  private final Path people;
  private final ProjectLimits limits;

  /// @param limits what the projects' operator lets them name
  ProjectWriter(Path folder, ProjectLimits limits) {
    this.folder = folder;
    this.limits = limits;
    this.people = folder.resolve("people.yaml");
  }

  /// The people who are there, by name.
  Map<String, Member> people() {
    Map<String, Member> known = new LinkedHashMap<>();
    try {
      if (Files.exists(people)
          && new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(people))
              instanceof Map<?, ?> map) {
        map.forEach((name, person) ->
            known.put(
                String.valueOf(name),
                new Member(String.valueOf(name), text(person, "slack"), text(person, "email"))));
      }
      return known;
    } catch (IOException | YAMLException e) {
      throw new CommandFailedException(
          ExitCode.FAILED,
          people + " cannot be read; mend it first: slipway validate " + people,
          e);
    }
  }

  private static @Nullable String text(@Nullable Object person, String field) {
    return person instanceof Map<?, ?> fields && fields.get(field) != null
        ? String.valueOf(fields.get(field))
        : null;
  }

  /// @return the project's file
  /// @throws CommandFailedException if there is a file already, or the gateway would refuse this one
  Path write(NewProject project) {
    Path file = folder.resolve(project.key() + ".yaml");
    if (Files.exists(file)) {
      throw new CommandFailedException(
          ExitCode.FAILED, file + " is there already; remove it, or choose another key");
    }
    try {
      Files.createDirectories(folder);
      String before = Files.exists(people) ? Files.readString(people) : null;
      String more = project.newPeople(people().keySet());
      if (!more.isEmpty()) {
        Files.writeString(people, joined(before, more));
      }
      Files.writeString(file, project.text());
      ProjectFiles.Report report = ProjectFiles.check(file, limits);
      if (!report.problems().isEmpty()) {
        restore(file, before);
        throw new CommandFailedException(
            ExitCode.FAILED,
            "nothing was written, since the gateway would refuse it: "
                + report.problems().stream()
                    .map(ProjectFiles.Finding::toString)
                    .collect(Collectors.joining("; ")));
      }
      return file;
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCode.FAILED, "cannot write into " + folder + "; choose another with --projects", e);
    }
  }

  private static String joined(@Nullable String before, String more) {
    if (before == null || before.isBlank()) {
      return more;
    }
    return before.endsWith("\n") ? before + more : before + "\n" + more;
  }

  private void restore(Path file, @Nullable String before) throws IOException {
    Files.delete(file);
    if (before == null) {
      Files.deleteIfExists(people);
    } else {
      Files.writeString(people, before);
    }
  }
}
