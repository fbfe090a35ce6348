package dev.slipway.projectfiles.source.github;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinition.GitHubSource;
import dev.slipway.projectfiles.document.KnownNames;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.source.PartFields;
import dev.slipway.projectfiles.source.SourcePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The part `github`: the workflow whose runs are builds.
public final class GitHubPart implements SourcePart {

  private static final Set<String> PLACEHOLDERS = Set.of("sha", "short-sha", "branch", "run");

  @Override
  public String key() {
    return "github";
  }

  @Override
  public ProjectDefinition read(JsonNode part, ProjectDefinition definition) {
    return definition.with(
        new GitHubSource(
            part.path("repository").asString(),
            PartFields.text(part, "workflow"),
            part.path("image").asString(),
            PartFields.text(part, "tags"),
            PartFields.text(part, "secret"),
            PartFields.events(part)));
  }

  @Override
  public List<Problem> check(ProjectDefinition definition, Value.Mapping document) {
    String image = Objects.requireNonNull(definition.github()).image();
    List<String> wrong = new ArrayList<>(KnownNames.unknownPlaceholders(image, PLACEHOLDERS));
    if (Boolean.TRUE.equals(definition.digestRequired()) && !image.contains("@")) {
      wrong.add(
          "has no digest, which 'digest: required' demands; post builds to /build-complete"
              + " instead, where CI knows it");
    }
    return wrong.stream().map(message -> Problem.of(document, "/github/image", message)).toList();
  }
}
