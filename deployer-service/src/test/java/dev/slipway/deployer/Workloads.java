package dev.slipway.deployer;

import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sample workloads with every setting that a project file has.
public final class Workloads {

  private Workloads() {}

  /// The same, reached in another way and with a disruption budget.
  public static Workload with(
      Workload workload, @Nullable Route route, Workload.@Nullable DisruptionBudget budget) {
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
