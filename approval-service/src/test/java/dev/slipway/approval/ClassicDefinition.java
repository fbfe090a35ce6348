package dev.slipway.approval;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.workload.Workload;
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
    return new ProjectDefinition(
        name,
        "Test",
        "slack:C0TEST",
        people,
        environments,
        new Workload(8080, null, null, null, null),
        List.of(new Step.Deploy("qa"), qa(), goLive(expires), new Step.Deploy("production")),
        null,
        null);
  }

  private static Person person(String id, String slack) {
    return new Person(id, slack, null, List.of());
  }

  private static Environment environment(String namespace, String url) {
    return new Environment(namespace, true, "default", url, 1, Duration.ofMinutes(5));
  }

  private static Step qa() {
    return new Step.Approve(
        "qa-check",
        List.of("qa"),
        new Step.Require.Any(),
        true,
        true,
        List.of(
            new Step.Choice("approve", "Approve", Step.Effect.PASS),
            new Step.Choice("reject", "Reject", Step.Effect.REJECT)),
        null,
        true);
  }

  private static Step goLive(@Nullable Duration expires) {
    return new Step.Approve(
        "go-live",
        List.of("owners"),
        new Step.Require.Any(),
        false,
        false,
        List.of(
            new Step.Choice("deploy", "Deploy to production", Step.Effect.PASS),
            new Step.Choice("close", "Close", Step.Effect.CLOSE)),
        expires,
        true);
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
    return new ProjectDefinition(
        any.project(),
        any.name(),
        any.channel(),
        any.people(),
        any.environments(),
        any.workload(),
        pipeline,
        null,
        null);
  }

  private static Step reminding(Step.Approve gate) {
    return new Step.Approve(
        gate.gate(),
        gate.from(),
        gate.require(),
        gate.veto(),
        gate.advisory(),
        gate.choices(),
        null,
        true,
        Duration.ofHours(4),
        new Step.Escalation(Duration.ofHours(8), List.of("qa")),
        null);
  }
}
