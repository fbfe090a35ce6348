package dev.slipway.contract.gateway;

import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.project.ProjectDefinition;

/// A project's file was read and is in force. Published at start-up and after each edit; a record
/// equal to the last one is not published again.
@EventType("dev.slipway.project.defined.v1")
public record ProjectDefined(ProjectDefinition definition) implements GatewayEvent {

  public ProjectDefined {
    Required.field(definition, "definition");
  }

  @Override
  public String project() {
    return definition.project();
  }
}
