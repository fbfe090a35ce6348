package dev.slipway.contract.gateway;

import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.project.ProjectDefinition;

/// CI finished a build that the gateway accepted.
///
/// @param release the id of the release it opens, derived from the build's identity: the same
///     webhook twice is the same release
/// @param definition the definition in force when the build was accepted, by which the release is
///     decided to its end
@EventType("dev.slipway.build.completed.v1")
public record BuildCompleted(String release, Build build, ProjectDefinition definition)
    implements GatewayEvent {

  public BuildCompleted {
    Required.field(release, "release");
    Required.field(build, "build");
    Required.field(definition, "definition");
  }

  @Override
  public String project() {
    return definition.project();
  }
}
