package dev.slipway.projectfiles.workload;

import dev.slipway.contract.workload.Probe;
import dev.slipway.contract.workload.Probe.Check;
import dev.slipway.contract.workload.Workload;
import dev.slipway.projectfiles.document.WrittenDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Probes from JSON that the schema allows.
final class ProbeReader {

  private ProbeReader() {}

  static Workload.Probes read(JsonNode probes) {
    return new Workload.Probes(
        probe(probes.path("readiness")),
        probe(probes.path("liveness")),
        probe(probes.path("startup")));
  }

  private static @Nullable Probe probe(JsonNode given) {
    return given.isMissingNode()
        ? null
        : new Probe(
            check(given),
            duration(given, "period"),
            duration(given, "timeout"),
            duration(given, "initial-delay"),
            given.has("failures") ? given.path("failures").asInt() : null);
  }

  private static @Nullable Check check(JsonNode given) {
    if (given.has("http")) {
      JsonNode http = given.path("http");
      return http.isObject()
          ? new Check.Http(http.path("path").asString(), port(http.path("port")))
          : new Check.Http(http.asString(), null);
    }
    if (given.has("tcp")) {
      return new Check.Tcp(port(given.path("tcp")));
    }
    if (given.has("exec")) {
      List<String> command = new ArrayList<>();
      given.path("exec").forEach(word -> command.add(word.asString()));
      return new Check.Exec(command);
    }
    return null;
  }

  /// Null for `true` and where there is none: the workload's first.
  private static @Nullable String port(JsonNode given) {
    return given.isMissingNode() || given.isBoolean() ? null : given.asString();
  }

  private static @Nullable Duration duration(JsonNode given, String field) {
    return given.has(field) ? WrittenDuration.parse(given.path(field).asString()) : null;
  }
}
