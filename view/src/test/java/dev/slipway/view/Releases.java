package dev.slipway.view;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.GateBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A release of the classic pipeline, moved on by hand. Each method returns the next snapshot.
public record Releases(ReleaseSnapshot snapshot) implements GateMoves, DeploymentMoves {

  public static final Person QA_ONE = person("qa-one", "U0QA1");
  public static final Person QA_TWO = person("qa-two", "U0QA2");
  public static final Person OWNER_ONE = person("owner-one", "U0OWNER1");
  public static final Person MANAGER = person("manager-one", "U0MANAGER1");
  public static final Person OWNER_TWO = person("owner-two", "U0OWNER2");
  public static final String QA_URL = "https://staging.branch.test.example.org";
  public static final String LIVE_URL = "https://test.example.org";
  public static final Diagnosis PULL =
      new Diagnosis(
          "ImagePullBackOff",
          "container app: the image registry/app:bad cannot be pulled",
          "app",
          List.of("Failed: not found"),
          List.of("starting", "cannot <bind> & stop"),
          Diagnosis.Cause.IMAGE_PULL,
          List.of(
              new Diagnosis.Fact("image", "registry/app:bad"),
              new Diagnosis.Fact("registry", "not found")));

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final Instant ENDED = NOON.plusSeconds(12 * 60 + 30);
  private static final List<Step.Choice> QA_CHOICES =
      List.of(
          new Step.Choice("approve", "Approve", Step.Effect.PASS),
          new Step.Choice("reject", "Reject", Step.Effect.REJECT));
  private static final List<Step.Choice> OWNER_CHOICES =
      List.of(
          new Step.Choice("deploy", "Deploy to production", Step.Effect.PASS),
          new Step.Choice("close", "Close", Step.Effect.CLOSE));

  /// Just opened, deploying to QA.
  public static Releases opened(String id) {
    return of(id, build());
  }

  /// Of a project by itself.
  public static Releases opened(String project, String id) {
    return of(project, id, build());
  }

  private static Build build() {
    return BuildBuilder.builder()
        .image("registry/app:0.1.0")
        .type(TargetType.BRANCH)
        .target("staging")
        .commit("1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c")
        .author("somebody")
        .url("https://ci.example.org/runs/7")
        .message("Answer faster\n\nMuch faster.")
        .build();
  }

  public static Releases of(String id, Build build) {
    return of("test", id, build);
  }

  private static Releases of(String project, String id, Build build) {
    List<StepSnapshot> steps =
        List.of(
            DeployBuilder.builder().name("qa").status(DeployStatus.DEPLOYING).attempt(1).build(),
            gate("qa-check", List.of("qa"), List.of(QA_ONE, QA_TWO), QA_CHOICES, true),
            gate("go-live", List.of("owners"), List.of(OWNER_ONE, OWNER_TWO), OWNER_CHOICES, false),
            DeployBuilder.builder().name("production").status(DeployStatus.PENDING).build());
    return new Releases(
        ReleaseSnapshotBuilder.builder()
            .id(id)
            .project(project)
            .name("Test")
            .channel("slack:C0TEST")
            .version(1)
            .state(ReleaseSnapshot.State.OPEN)
            .step("qa")
            .build(build)
            .steps(steps)
            .openedAt(NOON)
            .create());
  }

  /// Deployed to QA, both gates open.
  public Releases deployedToQa() {
    return with(DeployBuilder.builder()
            .name("qa")
            .status(DeployStatus.DEPLOYED)
            .url(QA_URL)
            .attempt(1)
            .build())
        .open("qa-check")
        .open("go-live");
  }

  public Releases qaFailed() {
    return with(DeployBuilder.builder()
            .name("qa")
            .status(DeployStatus.FAILED)
            .diagnosis(PULL)
            .attempt(1)
            .build())
        .finished(Outcome.FAILED, null);
  }

  /// The release goes back to what another one deployed.
  public Releases rollback(Rollback rollback) {
    return change(draft -> draft.rollback = rollback);
  }

  /// A release of something else than a build.
  public Releases about(Subject subject) {
    return change(draft -> draft.subject = subject);
  }

  /// The release as it stands, still at an earlier step.
  public Releases at(String step) {
    return change(draft -> draft.step = step);
  }

  public Releases finished(Outcome outcome, @Nullable Person by) {
    return change(draft -> {
      draft.state = ReleaseSnapshot.State.FINISHED;
      draft.outcome = outcome;
      draft.step = null;
      draft.finishedAt = ENDED;
      draft.finishedBy = by == null ? null : Actor.of(by);
    });
  }

  public Releases supersededBy(String other) {
    return change(draft -> draft.supersededBy = other);
  }

  public Releases in(String channel) {
    return change(draft -> draft.channel = channel);
  }

  /// Told in these conversations beside the first.
  public Releases alsoIn(String... channels) {
    return change(draft -> draft.channels = List.of(channels));
  }

  /// With pages and facts of the project's own.
  public Releases with(Map<String, String> links, Map<String, String> fields) {
    return change(draft -> {
      draft.links = links;
      draft.fields = fields;
    });
  }

  @Override
  public Releases with(StepSnapshot changed) {
    return change(draft ->
        draft.steps =
            draft.steps.stream()
                .map(step -> step.name().equals(changed.name()) ? changed : step)
                .toList());
  }

  /// Puts these steps where the deployment to production was.
  public Releases instead(List<StepSnapshot> production) {
    return change(draft ->
        draft.steps =
            draft.steps.stream()
                .flatMap(step ->
                    step.name().equals("production") ? production.stream() : Stream.of(step))
                .toList());
  }

  @Override
  public Releases change(String gate, Consumer<GateDraft> change) {
    return with(
        snapshot.steps().stream()
            .filter(step -> step instanceof Gate && step.name().equals(gate))
            .map(step -> changed((Gate) step, change))
            .findFirst()
            .orElseThrow());
  }

  private static Gate changed(Gate gate, Consumer<GateDraft> change) {
    GateDraft draft = new GateDraft(gate);
    change.accept(draft);
    return draft.done();
  }

  private Releases change(Consumer<ReleaseDraft> change) {
    ReleaseDraft draft = new ReleaseDraft(snapshot);
    change.accept(draft);
    return new Releases(draft.done());
  }

  private Releases open(String gate) {
    return change(
        gate,
        draft -> {
          draft.status = GateStatus.OPEN;
          draft.attempt = 1;
        });
  }

  private static Gate gate(
      String name,
      List<String> from,
      List<Person> people,
      List<Step.Choice> choices,
      boolean advisory) {
    return GateBuilder.builder()
        .name(name)
        .status(GateStatus.PENDING)
        .from(from)
        .people(people)
        .choices(choices)
        .advisory(advisory)
        .build();
  }

  private static Person person(String id, String slack) {
    return new Person(id, slack, id + "@example.org", List.of());
  }
}
