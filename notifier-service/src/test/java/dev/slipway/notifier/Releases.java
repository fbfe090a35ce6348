package dev.slipway.notifier;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Build;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.Person;
import dev.slipway.contract.Rollback;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Answer;
import dev.slipway.contract.gateway.Question;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    Build build =
        new Build(
            "registry/app:0.1.0",
            TargetType.BRANCH,
            "staging",
            "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c",
            "somebody",
            "https://ci.example.org/runs/7",
            "Answer faster\n\nMuch faster.",
            null);
    return of(id, build);
  }

  public static Releases of(String id, Build build) {
    List<StepSnapshot> steps =
        List.of(
            new Deploy("qa", DeployStatus.DEPLOYING, null, null, null, null, 1),
            gate("qa-check", List.of("qa"), List.of(QA_ONE, QA_TWO), QA_CHOICES, true),
            gate("go-live", List.of("owners"), List.of(OWNER_ONE, OWNER_TWO), OWNER_CHOICES, false),
            new Deploy("production", DeployStatus.PENDING, null, null, null, null, 0));
    return new Releases(
        new ReleaseSnapshot(
            id,
            "test",
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
        .with(open("qa-check", 1))
        .with(open("go-live", 1));
  }

  public Releases qaFailed() {
    return with(new Deploy("qa", DeployStatus.FAILED, null, null, PULL, null, 1))
        .finished(Outcome.FAILED, null);
  }

  public Releases vote(String gate, Person by, String choice) {
    Gate found = gate(gate);
    Step.Choice chosen =
        found.choices().stream().filter(c -> c.id().equals(choice)).findFirst().orElseThrow();
    List<Vote> votes = new ArrayList<>(found.votes());
    votes.add(
        new Vote(
            Actor.of(by),
            choice,
            chosen.label(),
            chosen.effect(),
            found.attempt(),
            VOTED,
            List.of()));
    return with(copy(found, found.status(), found.attempt(), votes));
  }

  /// A vote with a reason and other answers.
  public Releases answered(String gate, Person by, String choice, Answer... answers) {
    Releases voted = vote(gate, by, choice);
    Gate found = voted.gate(gate);
    List<Vote> votes = new ArrayList<>(found.votes());
    Vote last = votes.removeLast();
    votes.add(
        new Vote(
            last.by(),
            last.choice(),
            last.label(),
            last.effect(),
            last.attempt(),
            last.at(),
            List.of(answers)));
    return with(copy(found, found.status(), found.attempt(), votes));
  }

  /// The gate asks these at a choice, and bars these people.
  public Releases asking(String gate, String choice, List<Question> questions, String... barred) {
    Gate found = gate(gate);
    List<Step.Choice> choices =
        found.choices().stream()
            .map(c ->
                c.id().equals(choice)
                    ? new Step.Choice(c.id(), c.label(), c.effect(), questions)
                    : c)
            .toList();
    return with(
        new Gate(
            found.name(),
            found.status(),
            found.from(),
            found.people(),
            choices,
            found.advisory(),
            found.attempt(),
            found.votes(),
            found.expiresAt(),
            List.of(barred),
            found.reminded(),
            found.escalatedTo(),
            found.delegations(),
            found.formerDelegates()));
  }

  public Releases status(String gate, GateStatus status) {
    Gate found = gate(gate);
    return with(copy(found, status, found.attempt(), found.votes()));
  }

  /// The gate is open until then.
  public Releases until(String gate, Instant expiresAt) {
    Gate found = gate(gate);
    return with(
        new Gate(
            found.name(),
            found.status(),
            found.from(),
            found.people(),
            found.choices(),
            found.advisory(),
            found.attempt(),
            found.votes(),
            expiresAt,
            found.barred(),
            found.reminded(),
            found.escalatedTo(),
            found.delegations(),
            found.formerDelegates()));
  }

  /// Others may vote at the gate.
  public Releases people(String gate, List<Person> people) {
    Gate found = gate(gate);
    return with(
        new Gate(
            found.name(),
            found.status(),
            found.from(),
            people,
            found.choices(),
            found.advisory(),
            found.attempt(),
            found.votes(),
            found.expiresAt(),
            found.barred(),
            found.reminded(),
            found.escalatedTo(),
            found.delegations(),
            found.formerDelegates()));
  }

  /// Those who had not voted at the gate were reminded so often.
  public Releases reminded(String gate, int times) {
    Gate found = gate(gate);
    List<Instant> at = Collections.nCopies(times, NOON.plusSeconds(4 * 3_600));
    return with(
        reaching(found, found.people(), at, found.escalatedTo(), found.delegations(), List.of()));
  }

  /// The gate was handed over to these people of `managers`.
  public Releases escalated(String gate, Person... to) {
    Gate found = gate(gate);
    List<Person> people = new ArrayList<>(found.people());
    people.addAll(List.of(to));
    return with(
        reaching(
            found, people, found.reminded(), List.of("managers"), found.delegations(), List.of()));
  }

  /// A vote at the gate is in somebody else's hands.
  public Releases delegated(String gate, Person from, Person to) {
    Gate found = gate(gate);
    Delegation delegation = new Delegation(from, to, NOON.plusSeconds(86_400));
    return with(
        reaching(
            found,
            found.people(),
            found.reminded(),
            found.escalatedTo(),
            List.of(delegation),
            List.of()));
  }

  /// All votes at the gate are in their owners' hands again.
  public Releases takenBack(String gate) {
    Gate found = gate(gate);
    List<Person> former = found.delegations().stream().map(Delegation::to).toList();
    return with(
        reaching(found, found.people(), found.reminded(), found.escalatedTo(), List.of(), former));
  }

  private static Gate reaching(
      Gate gate,
      List<Person> people,
      List<Instant> reminded,
      List<String> escalatedTo,
      List<Delegation> delegations,
      List<Person> former) {
    return new Gate(
        gate.name(),
        gate.status(),
        gate.from(),
        people,
        gate.choices(),
        gate.advisory(),
        gate.attempt(),
        gate.votes(),
        gate.expiresAt(),
        gate.barred(),
        reminded,
        escalatedTo,
        delegations,
        former);
  }

  /// A vote for somebody else.
  public Releases voteFor(String gate, Person of, Person by, String choice) {
    Releases voted = vote(gate, by, choice);
    Gate found = voted.gate(gate);
    List<Vote> votes = new ArrayList<>(found.votes());
    Vote last = votes.removeLast();
    votes.add(
        new Vote(
            last.by(),
            last.choice(),
            last.label(),
            last.effect(),
            last.attempt(),
            last.at(),
            List.of(),
            List.of(Actor.of(of))));
    return with(copy(found, found.status(), found.attempt(), votes));
  }

  /// The release goes back to what another one deployed.
  public Releases rollback(Rollback rollback) {
    ReleaseSnapshot s = snapshot;
    return new Releases(
        new ReleaseSnapshot(
            s.id(),
            s.project(),
            s.name(),
            s.channel(),
            s.version() + 1,
            s.state(),
            s.outcome(),
            s.step(),
            s.build(),
            s.steps(),
            s.openedAt(),
            s.finishedAt(),
            s.finishedBy(),
            s.supersededBy(),
            rollback));
  }

  /// The release as it stands, still at an earlier step.
  public Releases at(String step) {
    ReleaseSnapshot s = snapshot;
    return new Releases(
        new ReleaseSnapshot(
            s.id(),
            s.project(),
            s.name(),
            s.channel(),
            s.version() + 1,
            s.state(),
            s.outcome(),
            step,
            s.build(),
            s.steps(),
            s.openedAt(),
            s.finishedAt(),
            s.finishedBy(),
            s.supersededBy()));
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
    return with(
        new Deploy(
            "qa",
            DeployStatus.DEPLOYING,
            null,
            null,
            null,
            null,
            1,
            new StepSnapshot.Pods(ready, 3),
            unanswered,
            null));
  }

  /// The first deployment, which somebody has changed since.
  public Releases qaDrifted(Drift drift) {
    return with(
        new Deploy("qa", DeployStatus.DEPLOYED, QA_URL, null, null, null, 1, null, null, drift));
  }

  /// The gate opens once more.
  public Releases reopened(String gate) {
    Gate found = gate(gate);
    return with(copy(found, GateStatus.OPEN, found.attempt() + 1, found.votes()));
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
    ReleaseSnapshot s = snapshot;
    return new Releases(
        new ReleaseSnapshot(
            s.id(),
            s.project(),
            s.name(),
            s.channel(),
            s.version() + 1,
            ReleaseSnapshot.State.FINISHED,
            outcome,
            null,
            s.build(),
            s.steps(),
            s.openedAt(),
            ENDED,
            by == null ? null : Actor.of(by),
            s.supersededBy()));
  }

  public Releases supersededBy(String other) {
    ReleaseSnapshot s = snapshot;
    return new Releases(
        new ReleaseSnapshot(
            s.id(),
            s.project(),
            s.name(),
            s.channel(),
            s.version() + 1,
            s.state(),
            s.outcome(),
            s.step(),
            s.build(),
            s.steps(),
            s.openedAt(),
            s.finishedAt(),
            s.finishedBy(),
            other));
  }

  public Releases in(String channel) {
    ReleaseSnapshot s = snapshot;
    return new Releases(
        new ReleaseSnapshot(
            s.id(),
            s.project(),
            s.name(),
            channel,
            s.version() + 1,
            s.state(),
            s.outcome(),
            s.step(),
            s.build(),
            s.steps(),
            s.openedAt(),
            s.finishedAt(),
            s.finishedBy(),
            s.supersededBy()));
  }

  /// Replaces the step of the same name.
  public Releases with(StepSnapshot changed) {
    ReleaseSnapshot s = snapshot;
    List<StepSnapshot> steps =
        s.steps().stream()
            .map(step -> step.name().equals(changed.name()) ? changed : step)
            .toList();
    return new Releases(
        new ReleaseSnapshot(
            s.id(),
            s.project(),
            s.name(),
            s.channel(),
            s.version() + 1,
            s.state(),
            s.outcome(),
            s.step(),
            s.build(),
            steps,
            s.openedAt(),
            s.finishedAt(),
            s.finishedBy(),
            s.supersededBy()));
  }

  private Gate gate(String name) {
    return snapshot.steps().stream()
        .filter(step -> step instanceof Gate && step.name().equals(name))
        .map(Gate.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Gate open(String name, int attempt) {
    Gate found = gate(name);
    return copy(found, GateStatus.OPEN, attempt, found.votes());
  }

  private static Gate copy(Gate gate, GateStatus status, int attempt, List<Vote> votes) {
    return new Gate(
        gate.name(),
        status,
        gate.from(),
        gate.people(),
        gate.choices(),
        gate.advisory(),
        attempt,
        votes,
        null,
        gate.barred(),
        gate.reminded(),
        gate.escalatedTo(),
        gate.delegations(),
        gate.formerDelegates());
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
