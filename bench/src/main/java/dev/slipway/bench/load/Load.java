package dev.slipway.bench.load;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Sha256;
import dev.slipway.contract.Topics;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Projects, builds and votes such as teams have: two environments, a gate that everybody of a group
/// has to pass, and one for the owners.
public final class Load {

  /// How many people vote at the first gate.
  public static final int VOTERS = 5;

  private static final String GATE = "qa-check";

  private Load() {}

  /// Its first gate is passed by [#VOTERS] votes.
  public static ProjectDefinition project(int number) {
    return project(
        number, List.of(gate(GATE, "qa", new Step.Require.All()), goLive(), deploy("production")));
  }

  /// Its people are known by e-mail alone, so that a release has one message in its channel, and none
  /// where that is on a platform nobody has set up.
  public static ProjectDefinition quietProject(int number, String channel, boolean deploys) {
    List<Step> gates = List.of(gate(GATE, "qa", new Step.Require.Any()));
    ProjectDefinition loud =
        project(
            number,
            deploys ? Stream.concat(Stream.of(deploy("qa")), gates.stream()).toList() : gates);
    Map<String, List<Person>> people =
        Map.of("qa", List.of(new Person("qa-one", null, "qa-one@example.org", List.of())));
    return ProjectDefinitionBuilder.builder()
        .project("quiet-%03d".formatted(number))
        .name(loud.name())
        .channel(channel)
        .people(people)
        .environments(loud.environments())
        .workload(loud.workload())
        .pipeline(loud.pipeline())
        .build();
  }

  private static ProjectDefinition project(int number, List<Step> pipeline) {
    Map<String, List<Person>> people = new LinkedHashMap<>();
    people.put("qa", IntStream.range(0, VOTERS).mapToObj(Load::voter).toList());
    people.put("owners", List.of(person("owner-one", "U0OWNER1"), person("owner-two", "U0OWNER2")));
    Map<String, Environment> environments = new LinkedHashMap<>();
    environments.put(
        "qa",
        EnvironmentBuilder.builder()
            .namespace("bench-qa")
            .createNamespace(true)
            .cluster("default")
            .url("https://{target}.{type}.bench.example.org")
            .replicas(1)
            .timeout(Duration.ofMinutes(10))
            .build());
    environments.put(
        "production",
        EnvironmentBuilder.builder()
            .namespace("bench")
            .createNamespace(true)
            .cluster("default")
            .url("https://bench.example.org")
            .replicas(3)
            .timeout(Duration.ofMinutes(10))
            .build());
    return ProjectDefinitionBuilder.builder()
        .project("bench-%03d".formatted(number))
        .name("Bench " + number)
        .channel("slack:C0TEST")
        .people(people)
        .environments(environments)
        .workload(
            WorkloadBuilder.builder()
                .port(8080)
                .health("/healthz")
                .cpu("100m")
                .memory("128Mi")
                .build())
        .pipeline(pipeline)
        .build();
  }

  private static Person voter(int number) {
    return person("qa-" + number, user(number));
  }

  /// The Slack member id of a voter.
  public static String user(int number) {
    return number < 2 ? "U0QA" + (number + 1) : "U0BENCH" + number;
  }

  private static Person person(String id, String slack) {
    return new Person(id, slack, id + "@example.org", List.of(id));
  }

  private static Step deploy(String environment) {
    return new Step.Deploy(environment);
  }

  private static Step gate(String name, String from, Step.Require require) {
    return ApproveBuilder.builder()
        .gate(name)
        .from(List.of(from))
        .require(require)
        .veto(true)
        .choices(
            List.of(
                new Step.Choice("approve", "Approve", Step.Effect.PASS),
                new Step.Choice("reject", "Reject", Step.Effect.REJECT)))
        .selfApproval(true)
        .build();
  }

  private static Step goLive() {
    return ApproveBuilder.builder()
        .gate("go-live")
        .from(List.of("owners"))
        .require(new Step.Require.Any())
        .choices(
            List.of(
                new Step.Choice("deploy", "Deploy to production", Step.Effect.PASS),
                new Step.Choice("close", "Close", Step.Effect.CLOSE)))
        .selfApproval(true)
        .build();
  }

  /// The id of a release of a project, as the gateway forms it.
  public static String release(ProjectDefinition project, int number) {
    String hash =
        java.util.HexFormat.of()
            .formatHex(Sha256.of(project.project() + number), 0, 5)
            .replaceAll("[0189]", "a")
            .toLowerCase(Locale.ROOT);
    return project.project() + "-" + hash.substring(0, 10);
  }

  /// A build of a branch of its own, so that none supersedes another.
  public static Outbound build(ProjectDefinition project, int number) {
    return build(project, number, "feature/" + number);
  }

  /// A build of a branch: it supersedes the one before it.
  public static Outbound build(ProjectDefinition project, int number, String branch) {
    String release = release(project, number);
    Build build =
        BuildBuilder.builder()
            .image("registry.example.org/bench/app:" + number)
            .type(TargetType.BRANCH)
            .target(branch)
            .commit("4f2c0b1d9e8a7c6b5a4f3e2d1c0b9a8f7e6d5c4b")
            .author("a-developer")
            .url("https://ci.example.org/runs/" + number)
            .message("Make the checkout page faster")
            .id(Integer.toString(number))
            .build();
    return outbound(
        Topics.BUILDS,
        EventIds.derive(release, 0),
        release,
        new BuildCompleted(release, build, project));
  }

  /// A vote of one of the first gate's people.
  public static Outbound vote(ProjectDefinition project, String release, int voter) {
    return outbound(
        Topics.INTERACTIONS,
        EventIds.derive(release + "/" + voter, 1),
        release,
        new SlackInteraction(
            project.project(),
            release,
            GATE,
            "approve",
            1,
            user(voter),
            "C0TEST",
            "1730000000.000100",
            List.of()));
  }

  private static Outbound outbound(String topic, String id, String release, Event event) {
    return new Outbound(
        topic,
        new Envelope<>(id, "/slipway/bench", Instant.now(), release, release, null, null, event));
  }
}
