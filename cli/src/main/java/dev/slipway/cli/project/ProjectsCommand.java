package dev.slipway.cli.project;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.messaging.EventJson;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// Lists the projects in force.
@Command(
    name = "projects",
    description = "List the projects in force, with their pipelines.",
    mixinStandardHelpOptions = true)
public final class ProjectsCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    JsonNode projects = api.connect().projects();
    output.print(projects, () -> text(projects.path("items")));
    return 0;
  }

  private static String text(JsonNode items) {
    if (items.isEmpty()) {
      return "No projects.";
    }
    Table table = new Table("PROJECT", "NAME", "CHANNEL", "PIPELINE");
    for (JsonNode item : items) {
      ProjectDefinition project = EventJson.mapper().treeToValue(item, ProjectDefinition.class);
      table.row(
          project.project(),
          project.name(),
          String.join(", ", project.conversations()),
          project.pipeline().stream()
              .map(ProjectsCommand::step)
              .collect(Collectors.joining(" > ")));
    }
    return table.toString();
  }

  private static String step(Step step) {
    return switch (step) {
      case Step.Deploy deploy -> "deploy " + deploy.name();
      case Step.Approve gate when gate.advisory() -> gate.name() + " (advisory)";
      default -> step.name();
    };
  }
}
