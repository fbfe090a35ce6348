package dev.slipway.gateway;

import static dev.slipway.gateway.RunningGateway.FORM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A project that is made to fail, and the gateway that it fails at.
record FailingProject(RunningGateway gateway, String project) {

  Path file() {
    return gateway.projects().resolve(project + ".yaml");
  }

  void write(String text) throws IOException {
    replace(file(), text);
  }

  /// At once, so that nobody reads half of it.
  private static void replace(Path file, String text) throws IOException {
    Path hidden = Files.writeString(file.resolveSibling("." + file.getFileName()), text);
    Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Adds people to those of the samples.
  void people(String more) throws IOException {
    String samples = Files.readString(Path.of("../projects/people.yaml"));
    replace(gateway.projects().resolve("people.yaml"), samples + more);
  }

  int build() {
    return gateway
        .post(
            "/build-complete",
            FORM,
            "project=%s&image=registry%%2Fi%%3A1&type=branch&target=main".formatted(project))
        .status();
  }

  /// A project that is in order.
  static String file(String project, String name) {
    return """
    project: %s
    name: "%s"
    channel: slack:C0TEST
    people: {owners: [owner-one]}
    environments: {live: {namespace: %s}}
    workload: {port: 8080}
    pipeline: [{deploy: live}]
    """
        .formatted(project, name, project);
  }

  /// A workload with so many variables, each of so many characters.
  static String env(int variables, int length) {
    return IntStream.range(0, variables)
        .mapToObj(i -> "V%d: %s".formatted(i, noise(i, length)))
        .collect(Collectors.joining(", ", "workload: {env: {", "}}, "));
  }

  /// Characters that no compression makes small.
  private static String noise(int seed, int length) {
    return new java.util.Random(seed)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
