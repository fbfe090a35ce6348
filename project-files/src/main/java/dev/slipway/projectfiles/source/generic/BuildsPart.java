package dev.slipway.projectfiles.source.generic;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinition.BuildSource;
import dev.slipway.projectfiles.source.PartFields;
import dev.slipway.projectfiles.source.SourcePart;
import tools.jackson.databind.JsonNode;

/// The part `builds`: the proof of builds that any CI posts, and which of its events are builds.
public final class BuildsPart implements SourcePart {

  @Override
  public String key() {
    return "builds";
  }

  @Override
  public ProjectDefinition read(JsonNode part, ProjectDefinition definition) {
    return definition.with(
        new BuildSource(part.path("secret").asString(), PartFields.events(part)));
  }
}
