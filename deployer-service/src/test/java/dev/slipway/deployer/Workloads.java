package dev.slipway.deployer.realcluster;

import dev.slipway.contract.gateway.Route;
import dev.slipway.contract.gateway.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What projects may say of what they run.
final class Workloads {

  private Workloads() {}

  /// The same, reached in another way and with a disruption budget.
  static Workload with(Workload workload, Route route, Workload.@Nullable DisruptionBudget budget) {
    return new Workload(
        workload.port(),
        workload.health(),
        workload.cpu(),
        workload.memory(),
        null,
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        budget,
        route,
        List.of());
  }
}
