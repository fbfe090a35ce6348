package dev.slipway.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/// Project files as a team writes them, for the measurements that begin at the gateway.
public final class BenchProjects {

  static final int PROJECTS = 12;

  private static final int FAILING = 2;
  private static final int HALF = (PROJECTS - FAILING) / 2;

  private static final String GATED =
      """
      pipeline:
        - approve: qa-check
          from: qa
          require: any
        - approve: go-live
          from: owners
          choices: {deploy: Deploy to production, close: Close}
        - deploy: production
      """;

  private static final String DEPLOYING =
      """
      pipeline:
        - deploy: qa
        - approve: go-live
          from: owners
          choices: {deploy: Deploy to production, close: Close}
        - deploy: production
      """;

  private BenchProjects() {}

  /// `bench-0` and so on, whose first step is a gate.
  public static Path gated(Path folder) {
    return write(folder, _ -> "bench-qa", _ -> GATED);
  }

  /// `bench-0` and so on, whose first step deploys.
  public static Path deploying(Path folder) {
    return write(folder, _ -> "bench-qa", _ -> DEPLOYING);
  }

  /// `bench-0` and so on, each with a namespace of its own. The first two, which are to fail, and half of the others
  /// deploy first; those of the other half have a gate first.
  public static Path mixed(Path folder) {
    return write(folder, BenchProjects::namespace, i -> i < FAILING + HALF ? DEPLOYING : GATED);
  }

  /// The number of a project of [#mixed] that deploys first, and is not to fail.
  public static int deployingOf(int number) {
    return FAILING + number % HALF;
  }

  /// The number of a project of [#mixed] that has a gate first.
  public static int gatedOf(int number) {
    return FAILING + HALF + number % HALF;
  }

  /// The namespace that a project of [#mixed] deploys to first.
  public static String namespace(int number) {
    return project(number) + "-qa";
  }

  /// The key of a project; numbers begin again after the last project.
  public static String project(int number) {
    return "bench-" + number % PROJECTS;
  }

  /// @param namespaces the namespace of each project's environment `qa`
  /// @param pipelines the pipeline of each project
  private static Path write(
      Path folder, IntFunction<String> namespaces, IntFunction<String> pipelines) {
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
                namespace: %s
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
                .formatted(project(i), namespaces.apply(i), pipelines.apply(i)));
      }
      return projects;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write project files", e);
    }
  }
}
