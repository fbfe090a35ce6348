package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.workload.Workload;
import org.jspecify.annotations.Nullable;

/// Make the environment run this build.
///
/// @param environment the environment's name in the project's file
/// @param slot the instance of it: the environment's name, with type and target behind it where
///     there is one for each branch or tag, for example `qa/branch/feature/ABC_1`
/// @param sequence grows with each request for the same project and slot; a deployer that has seen a
///     higher one refuses this one
/// @param to the environment as the release's frozen definition has it, without its workload
/// @param workload what is to run there
/// @param requestedBy who decided it, null where the pipeline did
/// @param phase which part of a deployment by the environment's strategy it is; null for all of it at once
@EventType("dev.slipway.deployment.requested.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeployRequested(
    String project,
    String release,
    String environment,
    String slot,
    long sequence,
    Environment to,
    Workload workload,
    Build build,
    @Nullable Actor requestedBy,
    @Nullable Phase phase)
    implements ApprovalEvent {

  public DeployRequested {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(environment, "environment");
    Required.field(slot, "slot");
    Required.field(to, "to");
    Required.field(workload, "workload");
    Required.field(build, "build");
  }

  /// All of it at once.
  public DeployRequested(
      String project,
      String release,
      String environment,
      String slot,
      long sequence,
      Environment to,
      Workload workload,
      Build build,
      @Nullable Actor requestedBy) {
    this(project, release, environment, slot, sequence, to, workload, build, requestedBy, null);
  }
}
