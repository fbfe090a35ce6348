package dev.slipway.approval;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.workload.WorkloadBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The definition of a project with the classic pipeline: QA tries a build out, the owners let it go live.
final class ClassicDefinition {

  private ClassicDefinition() {}

  /// Its groups and environments are in an order that no database would put them in.
  static ProjectDefinition of(String name, @Nullable Duration expires) {
    Map<String, List<Person>> people = new LinkedHashMap<>();
    people.put("owners", List.of(person("owner-one", "U0OWNER1"), person("owner-two", "U0OWNER2")));
    people.put("qa", List.of(person("qa-one", "U0QA1"), person("qa-two", "U0QA2")));
    Map<String, Environment> environments = new LinkedHashMap<>();
    environments.put("production", environment("test", "https://test.example.org"));
    environments.put("qa", environment("test-qa", "https://{target}.{type}.test.example.org"));
    return ProjectDefinitionBuilder.builder()
        .project(name)
        .name("Test")
        .channel("slack:C0TEST")
        .people(people)
        .environments(environments)
        .workload(WorkloadBuilder.builder().port(8080).build())
        .pipeline(
            List.of(new Step.Deploy("qa"), qa(), goLive(expires), new Step.Deploy("production")))
        .build();
  }

  private static Person person(String id, String slack) {
    return new Person(id, slack, null, List.of());
  }

  private static Environment environment(String namespace, String url) {
    return EnvironmentBuilder.builder()
        .namespace(namespace)
        .createNamespace(true)
        .cluster("default")
        .url(url)
        .replicas(1)
        .timeout(Duration.ofMinutes(5))
        .build();
  }

  private static Step qa() {
    return ApproveBuilder.builder()
        .gate("qa-check")
        .from(List.of("qa"))
        .require(new Step.Require.Any())
        .veto(true)
        .advisory(true)
        .choices(
            List.of(
                new Step.Choice("approve", "Approve", Step.Effect.PASS),
                new Step.Choice("reject", "Reject", Step.Effect.REJECT)))
        .selfApproval(true)
        .build();
  }

  private static Step goLive(@Nullable Duration expires) {
    return ApproveBuilder.builder()
        .gate("go-live")
        .from(List.of("owners"))
        .require(new Step.Require.Any())
        .choices(
            List.of(
                new Step.Choice("deploy", "Deploy to production", Step.Effect.PASS),
                new Step.Choice("close", "Close", Step.Effect.CLOSE)))
        .expires(expires)
        .selfApproval(true)
        .build();
  }

  /// The same, but its owners are reminded after four hours, and QA may decide at their gate after eight.
  static ProjectDefinition reminding(ProjectDefinition any) {
    List<Step> pipeline =
        any.pipeline().stream()
            .map(step ->
                step instanceof Step.Approve gate && gate.gate().equals("go-live")
                    ? reminding(gate)
                    : step)
            .toList();
    return any.along(pipeline);
  }

  private static Step reminding(Step.Approve gate) {
    return ApproveBuilder.builder(gate)
        .expires(null)
        .selfApproval(true)
        .remind(Duration.ofHours(4))
        .escalate(new Step.Escalation(Duration.ofHours(8), List.of("qa")))
        .build();
  }
}
