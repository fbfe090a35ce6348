package dev.slipway.cli.doctor;

import dev.slipway.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The doctor's report of some variables.
record Patient(Run run) {

  static Patient examined(Path folder, List<String> variables, String... arguments)
      throws IOException {
    Path file = Files.createTempFile(folder, "services", ".env");
    Files.write(file, variables);
    List<String> all = new ArrayList<>(List.of("doctor", "--json", "--env", file.toString()));
    all.addAll(List.of(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("--timeout"))) {
      all.add("--timeout=90s");
    }
    return new Patient(Run.slipway(all.toArray(String[]::new)));
  }

  /// Each finding of a check, as `state: result → next`.
  List<String> of(String check) {
    return run.json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("check").asString().equals(check))
        .map(Patient::line)
        .toList();
  }

  private static String line(JsonNode item) {
    return item.path("state").asString()
        + ": "
        + item.path("result").asString()
        + (item.path("next").isNull() ? "" : " → " + item.path("next").asString());
  }
}
