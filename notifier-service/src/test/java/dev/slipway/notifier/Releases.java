package dev.slipway.notifier;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Build;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.Person;
import dev.slipway.contract.Removal;
import dev.slipway.contract.Rollback;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deadlock;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Missing;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Answer;
import dev.slipway.contract.gateway.Ask;
import dev.slipway.contract.gateway.Question;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A release of the classic pipeline, moved on by hand. Each method returns the next snapshot.
public record Releases(ReleaseSnapshot snapshot) {

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

  private static final Instant VOTED = NOON.plusSeconds(7 * 60);
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
    return new Build(
        "registry/app:0.1.0",
        TargetType.BRANCH,
        "staging",
        "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c",
        "somebody",
        "https://ci.example.org/runs/7",
        "Answer faster\n\nMuch faster.",
        null);
  }

  public static Releases of(String id, Build build) {
    return of("test", id, build);
  }

  private static Releases of(String project, String id, Build build) {
    List<StepSnapshot> steps =
        List.of(
            new Deploy("qa", DeployStatus.DEPLOYING, null, null, null, null, 1),
            gate("qa-check", List.of("qa"), List.of(QA_ONE, QA_TWO), QA_CHOICES, true),
            gate("go-live", List.of("owners"), List.of(OWNER_ONE, OWNER_TWO), OWNER_CHOICES, false),
            new Deploy("production", DeployStatus.PENDING, null, null, null, null, 0));
    return new Releases(
        new ReleaseSnapshot(
            id,
            project,
            "Test",
            "slack:C0TEST",
            1,
            ReleaseSnapshot.State.OPEN,
            null,
            "qa",
            build,
            steps,
            NOON,
            null,
            null,
            null));
  }

  /// Deployed to QA, both gates open.
  public Releases deployedToQa() {
    return with(new Deploy("qa", DeployStatus.DEPLOYED, QA_URL, null, null, null, 1))
        .open("qa-check")
        .open("go-live");
  }

  public Releases qaFailed() {
    return with(new Deploy("qa", DeployStatus.FAILED, null, null, PULL, null, 1))
        .finished(Outcome.FAILED, null);
  }

  public Releases vote(String gate, Person by, String choice) {
    return vote(gate, by, choice, List.of(), List.of());
  }

  /// A vote with a reason and other answers.
  public Releases answered(String gate, Person by, String choice, Answer... answers) {
    return vote(gate, by, choice, List.of(answers), List.of());
  }

  /// A vote for somebody else.
  public Releases voteFor(String gate, Person of, Person by, String choice) {
    return vote(gate, by, choice, List.of(), List.of(Actor.of(of)));
  }

  private Releases vote(
      String gate, Person by, String choice, List<Answer> answers, List<Actor> onBehalfOf) {
    return change(
        gate,
        draft -> {
          Step.Choice chosen =
              draft.choices.stream().filter(c -> c.id().equals(choice)).findFirst().orElseThrow();
          draft.votes =
              append(
                  draft.votes,
                  new Vote(
                      Actor.of(by),
                      choice,
                      chosen.label(),
                      chosen.effect(),
                      draft.attempt,
                      VOTED,
                      answers,
                      onBehalfOf));
          draft.expiresAt = null;
        });
  }

  /// The gate asks these at a choice, and bars these people.
  public Releases asking(String gate, String choice, List<Question> questions, String... barred) {
    return change(
        gate,
        draft -> {
          draft.choices =
              draft.choices.stream()
                  .map(c ->
                      c.id().equals(choice)
                          ? new Step.Choice(c.id(), c.label(), c.effect(), questions)
                          : c)
                  .toList();
          draft.barred = List.of(barred);
        });
  }

  public Releases status(String gate, GateStatus status) {
    return change(
        gate,
        draft -> {
          draft.status = status;
          draft.expiresAt = null;
        });
  }

  /// The gate is open until then.
  public Releases until(String gate, Instant expiresAt) {
    return change(gate, draft -> draft.expiresAt = expiresAt);
  }

  /// The gate is decided there.
  public Releases asks(String gate, Ask where) {
    return change(gate, draft -> draft.ask = where);
  }

  /// These people have left the gate's groups.
  public Releases left(String gate, Person... people) {
    return change(gate, draft -> draft.left = Stream.of(people).map(Person::id).toList());
  }

  /// Others may vote at the gate.
  public Releases people(String gate, List<Person> people) {
    return change(gate, draft -> draft.people = people);
  }

  /// Those who had not voted at the gate were reminded so often.
  public Releases reminded(String gate, int times) {
    return change(
        gate, draft -> draft.reminded = Collections.nCopies(times, NOON.plusSeconds(4 * 3_600)));
  }

  /// The gate was handed over to these people of `managers`.
  public Releases escalated(String gate, Person... to) {
    return change(
        gate,
        draft -> {
          draft.people = Stream.concat(draft.people.stream(), Stream.of(to)).toList();
          draft.escalatedTo = List.of("managers");
        });
  }

  /// A vote at the gate is in somebody else's hands.
  public Releases delegated(String gate, Person from, Person to) {
    return change(
        gate,
        draft -> draft.delegations = List.of(new Delegation(from, to, NOON.plusSeconds(86_400))));
  }

  /// All votes at the gate are in their owners' hands again.
  public Releases takenBack(String gate) {
    return change(
        gate,
        draft -> {
          draft.formerDelegates = draft.delegations.stream().map(Delegation::to).toList();
          draft.delegations = List.of();
        });
  }

  /// The release goes back to what another one deployed.
  public Releases rollback(Rollback rollback) {
    return change(draft -> draft.rollback = rollback);
  }

  /// The release as it stands, still at an earlier step.
  public Releases at(String step) {
    return change(draft -> draft.step = step);
  }

  /// The first deployment in another state.
  public Releases qa(DeployStatus status) {
    String waitingFor = status == DeployStatus.WAITING ? "test-bbbbbbbbbb" : null;
    return with(new Deploy("qa", status, null, waitingFor, null, null, 0));
  }

  /// The first deployment under way.
  ///
  /// @param ready of three pods
  /// @param unanswered the cluster that nobody serves
  public Releases qaUnderWay(int ready, @Nullable String unanswered) {
    return qaUnderWay(new StepSnapshot.Pods(ready, 3), unanswered);
  }

  /// The first deployment waits for something that may pass.
  public Releases qaDelayed(String trouble) {
    return qaUnderWay(new StepSnapshot.Pods(0, 3, trouble), null);
  }

  private Releases qaUnderWay(StepSnapshot.Pods pods, @Nullable String unanswered) {
    return with(
        new Deploy(
            "qa",
            DeployStatus.DEPLOYING,
            null,
            null,
            null,
            null,
            1,
            pods,
            unanswered,
            null,
            null,
            null,
            null));
  }

  /// The first deployment, which somebody has changed since.
  public Releases qaDrifted(Drift drift) {
    return with(qaDeployed(drift, null));
  }

  /// The first deployment, and how it goes; null where it stays.
  public Releases qaGoing(@Nullable Removal removal) {
    return with(qaDeployed(null, removal));
  }

  private static Deploy qaDeployed(@Nullable Drift drift, @Nullable Removal removal) {
    return new Deploy(
        "qa",
        DeployStatus.DEPLOYED,
        QA_URL,
        null,
        null,
        null,
        1,
        null,
        null,
        drift,
        null,
        removal,
        null);
  }

  /// The gate opens once more.
  public Releases reopened(String gate) {
    return change(
        gate,
        draft -> {
          draft.status = GateStatus.OPEN;
          draft.attempt++;
          draft.expiresAt = null;
        });
  }

  public Releases production(DeployStatus status, @Nullable Person by, int attempt) {
    boolean deployed = status == DeployStatus.DEPLOYED;
    boolean failed = status == DeployStatus.FAILED;
    return with(
        new Deploy(
            "production",
            status,
            deployed ? LIVE_URL : null,
            status == DeployStatus.WAITING ? "test-bbbbbbbbbb" : null,
            failed ? PULL : null,
            by == null ? null : Actor.of(by),
            attempt));
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

  /// Replaces the step of the same name.
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

  /// Changes the gate of that name.
  /// A gate that nobody can pass.
  public Releases deadlocked(String gate, Deadlock why) {
    return change(gate, draft -> draft.deadlock = why);
  }

  /// A gate that counts by group, and what it lacks.
  public Releases missing(String gate, String group) {
    return change(gate, draft -> draft.missing = List.of(new Missing(group, 1)));
  }

  /// A build whose author is nobody known.
  public Releases unknownAuthor(String gate) {
    return change(gate, draft -> draft.unknownAuthor = true);
  }

  Releases change(String gate, Consumer<GateDraft> change) {
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

  private static <T> List<T> append(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }

  private static Gate gate(
      String name,
      List<String> from,
      List<Person> people,
      List<Step.Choice> choices,
      boolean advisory) {
    return new Gate(
        name, GateStatus.PENDING, from, people, choices, advisory, 0, List.of(), null, List.of());
  }

  private static Person person(String id, String slack) {
    return new Person(id, slack, id + "@example.org", List.of());
  }
}
