package dev.slipway.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Project files as a team writes them, for the measurements that begin at the gateway.
final class ProjectFiles {

  static final int PROJECTS = 12;

  private ProjectFiles() {}

  /// `bench-0` and so on, whose first step is a gate.
  static Path gated(Path folder) {
    return write(
        folder,
        """
        pipeline:
          - approve: qa-check
            from: qa
            require: any
          - approve: go-live
            from: owners
            choices: {deploy: Deploy to production, close: Close}
          - deploy: production
        """);
  }

  /// `bench-0` and so on, whose first step deploys.
  static Path deploying(Path folder) {
    return write(
        folder,
        """
        pipeline:
          - deploy: qa
          - approve: go-live
            from: owners
            choices: {deploy: Deploy to production, close: Close}
          - deploy: production
        """);
  }

  static String project(int number) {
    return "bench-" + number % PROJECTS;
  }

  private static Path write(Path folder, String pipeline) {
    try {
      Path projects = Files.createDirectories(folder.resolve("projects"));
      for (int i = 0; i < PROJECTS; i++) {
        Files.writeString(
            projects.resolve(project(i) + ".yaml"),
            """
            project: %s
            name: Bench
            channel: slack:C0TEST
            people:
              qa: ["slack:U0QA1", "slack:U0QA2"]
              owners: ["slack:U0OWNER1", "slack:U0OWNER2"]
            environments:
              qa:
                namespace: bench-qa
                create-namespace: true
                url: "https://{target}.{type}.bench.example.org"
              production:
                namespace: bench
                create-namespace: true
                url: "https://bench.example.org"
                replicas: 3
            workload:
              port: 8080
              health: /healthz
            %s\
            """
                .formatted(project(i), pipeline));
      }
      return projects;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write project files", e);
    }
  }
}
