package dev.slipway.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The project files of a fleet: those that travel while parts fail, and those of which one fails for good.
final class ProjectFolder {

  private final Path folder;

  /// Writes all files.
  ProjectFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      Files.copy(
          Path.of("../projects/people.yaml"),
          folder.resolve("people.yaml"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < Schedule.PROJECTS; i++) {
      write("fault-" + i, text("fault-" + i, false));
    }
    PermanentSchedule.projects().forEach(this::restore);
  }

  Path path() {
    return folder;
  }

  /// Writes a project's file as it was at the beginning.
  void restore(String project) {
    write(project, text(project, true));
  }

  /// Replaces a project's file in one move, so that nobody reads half of it.
  void write(String project, String text) {
    try {
      Path written = Files.writeString(folder.resolveSibling(project + ".writing"), text);
      Files.move(written, folder.resolve(project + ".yaml"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param asking true if a rejection opens a dialog that asks for the reason
  private static String text(String project, boolean asking) {
    return """
    project: %1$s
    name: %1$s
    channel: slack:C0TEST
    people:
      qa: [qa-one, qa-two]
      owners: [owner-one, owner-two]
    environments:
      qa:
        namespace: %1$s-qa
        create-namespace: true
        url: "https://{target}.{type}.%1$s.example.org"
      production:
        namespace: %1$s
        create-namespace: true
        url: "https://%1$s.example.org"
        replicas: 2
    workload:
      port: 8080
    pipeline:
      - deploy: qa
      - approve: qa-check
        from: qa
        require: any
        veto: true
        advisory: true
    %2$s\
      - approve: go-live
        from: owners
        choices: {deploy: Deploy to production, close: Close}
      - deploy: production
    """
        .formatted(project, asking ? "    reason: required\n" : "");
  }
}
