package dev.slipway.deployer;

import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import org.jspecify.annotations.Nullable;

/// Sample workloads with every setting that a project file has.
public final class Workloads {

  private Workloads() {}

  /// The same, reached in another way and with a disruption budget.
  public static Workload with(
      Workload workload, @Nullable Route route, Workload.@Nullable DisruptionBudget budget) {
    return WorkloadBuilder.builder()
        .port(workload.port())
        .health(workload.health())
        .cpu(workload.cpu())
        .memory(workload.memory())
        .disruptionBudget(budget)
        .route(route)
        .build();
  }
}
