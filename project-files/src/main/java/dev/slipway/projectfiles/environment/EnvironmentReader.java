package dev.slipway.projectfiles.environment;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.RollbackRules;
import dev.slipway.projectfiles.document.WrittenDuration;
import dev.slipway.projectfiles.people.Groups;
import dev.slipway.projectfiles.workload.WorkloadReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An environment from a document that the schema allows, with defaults filled in.
public final class EnvironmentReader {

  private static final Duration ROLLOUT_TIMEOUT = Duration.ofMinutes(5);

  private EnvironmentReader() {}

  /// @param document with whole workloads
  public static Environment read(JsonNode document, String name) {
    JsonNode given = document.path("environments").path(name);
    boolean own = given.has("workload");
    JsonNode pods =
        given.has("replicas")
            ? given.path("replicas")
            : (own ? given : document).path("workload").path("replicas");
    Duration timeout = duration(given, "timeout");
    return new Environment(
        given.path("namespace").asString(),
        given.path("create-namespace").asBoolean(false),
        given.path("cluster").asString("default"),
        given.has("url") ? given.path("url").asString() : null,
        pods.asInt(1),
        timeout == null ? ROLLOUT_TIMEOUT : timeout,
        pods.isString() ? true : null,
        own ? new WorkloadReader(given.path("workload")).workload() : null,
        drift(given),
        rollback(given),
        duration(given, "ttl"),
        StrategyReader.read(given.path("strategy")));
  }

  private static @Nullable Duration duration(JsonNode given, String field) {
    return given.has(field) ? WrittenDuration.parse(given.path(field).asString()) : null;
  }

  private static @Nullable RollbackRules rollback(JsonNode given) {
    boolean onFailure = given.path("on-failure").asString("").equals("rollback");
    return given.has("rollback") || onFailure
        ? new RollbackRules(Groups.named(given.path("rollback").path("approve")), onFailure)
        : null;
  }

  private static Environment.@Nullable OnDrift drift(JsonNode given) {
    return given.path("drift").asString("").equals("correct") ? Environment.OnDrift.CORRECT : null;
  }
}
