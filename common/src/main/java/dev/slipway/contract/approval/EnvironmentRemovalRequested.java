package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.workload.Workload;

/// Take away an instance of an environment: everything that was created for it, and nothing else.
///
/// @param release the latest that was deployed there, or tried to
/// @param environment the environment's name in the project's file
/// @param slot the instance of it, as in [DeployRequested]
/// @param sequence as in [DeployRequested], of which it is the next: what was deployed later stays
/// @param to the environment as that release's frozen definition has it, without its workload
/// @param workload what was to run there
/// @param build what was deployed
@EventType("dev.slipway.environment.removal-requested.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentRemovalRequested(
    String project,
    String release,
    String environment,
    String slot,
    long sequence,
    Environment to,
    Workload workload,
    Build build)
    implements ApprovalEvent {

  public EnvironmentRemovalRequested {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(environment, "environment");
    Required.field(slot, "slot");
    Required.field(to, "to");
    Required.field(workload, "workload");
    Required.field(build, "build");
  }

  /// The deployment of what is to go, from which its names follow.
  public DeployRequested deployment() {
    return new DeployRequested(
        project, release, environment, slot, sequence, to, workload, build, null);
  }
}
