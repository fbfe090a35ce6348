package dev.slipway.approval.release.wire;

import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentAborted;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseFinished;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReopened;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Vote;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireEventsTest {

  private static final String ID = "test-aaaaaaaaaa";
  private final World world = new World(Samples.classic());

  private static List<ApprovalEvent> told(World world) {
    return world.history.stream()
        .flatMap(recorded -> WireEvents.of("test", recorded).stream())
        .toList();
  }

  private static <E extends ApprovalEvent> E last(World world, Class<E> type) {
    return told(world).stream().filter(type::isInstance).map(type::cast).toList().getLast();
  }

  private static StepSnapshot step(ReleaseSnapshot release, String name) {
    return release.steps().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static StepSnapshot.Gate gateOf(ReleaseSnapshot release, String name) {
    return (StepSnapshot.Gate) step(release, name);
  }

  private static StepSnapshot.Deploy deployOf(ReleaseSnapshot release, String name) {
    return (StepSnapshot.Deploy) step(release, name);
  }

  private void failInProduction() {
    world.build(ID);
    world.succeed(ID, "qa/branch/main");
    world.click(Samples.QA_ONE, ID, "qa-check/approve");
    world.click(Samples.OWNER_ONE, ID, "go-live/deploy");
    world.fail(ID, "production");
  }

  @Test
  void theClassicFlowIsToldInOrder() {
    failInProduction();
    world.click(Samples.OWNER_TWO, ID, "go-live/deploy");
    world.succeed(ID, "production");
    assertThat(told(world))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "ReleaseOpened",
            "StepStarted",
            "DeployRequested",
            "DeploymentSucceeded",
            "StepStarted",
            "StepStarted",
            "VoteCast",
            "GatePassed",
            "VoteCast",
            "GatePassed",
            "StepStarted",
            "DeployRequested",
            "DeploymentFailed",
            "GateReopened",
            "VoteCast",
            "GatePassed",
            "StepStarted",
            "DeployRequested",
            "DeploymentSucceeded",
            "ReleaseFinished");
    assertThat(told(world)).allMatch(event -> event.project().equals("test"));
  }

  @Test
  void aRequestCarriesAllThatTheDeployerNeeds() {
    world.build(ID);
    assertThat(last(world, DeployRequested.class))
        .isEqualTo(
            new DeployRequested(
                "test",
                ID,
                "qa",
                "qa/branch/main",
                1,
                Objects.requireNonNull(Samples.classic().environments().get("qa")),
                Samples.classic().workload(),
                Samples.branch("main"),
                null));
  }

  @Test
  void anEnvironmentsOwnWorkloadIsWhatIsToRunThere() {
    ProjectDefinition classic = Samples.classic();
    Environment qa = Objects.requireNonNull(classic.environments().get("qa"));
    Workload own = WorkloadBuilder.builder().port(9090).build();
    World other =
        new World(
            ProjectDefinitionBuilder.builder()
                .project(classic.project())
                .name(classic.name())
                .channel(classic.channel())
                .people(classic.people())
                .environments(Map.of("qa", with(qa, own), "production", with(qa, null)))
                .workload(classic.workload())
                .pipeline(classic.pipeline())
                .build());
    other.build(ID);
    DeployRequested request = last(other, DeployRequested.class);
    assertThat(request.workload()).isEqualTo(own);
    assertThat(request.to()).isEqualTo(qa);
  }

  @Test
  void aReleaseIsToldInEveryConversationOfItsProject() {
    ProjectDefinition classic = Samples.classic();
    World other =
        new World(
            ProjectDefinitionBuilder.builder(classic).channels(List.of("slack:C0OPS")).build());
    other.build(ID);
    assertThat(last(other, StepStarted.class).release().conversations())
        .containsExactly(classic.channel(), "slack:C0OPS");
  }

  @Test
  void aReleaseCarriesTheLinksAndFieldsOfItsProject() {
    World other =
        new World(
            ProjectDefinitionBuilder.builder(Samples.classic())
                .links(Map.of("Dashboard", "https://dash.example.org/{target}"))
                .fields(Map.of("Cost centre", "4711"))
                .build());
    other.build(ID);
    ReleaseSnapshot shown = last(other, StepStarted.class).release();
    assertThat(shown.links()).containsEntry("Dashboard", "https://dash.example.org/main");
    assertThat(shown.fields()).containsEntry("Cost centre", "4711");
  }

  private static Environment with(Environment e, @Nullable Workload workload) {
    return EnvironmentBuilder.builder(e).workload(workload).build();
  }

  @Test
  void aRequestNamesWhoDecidedIt() {
    failInProduction();
    assertThat(last(world, DeployRequested.class).requestedBy())
        .isEqualTo(Samples.acting(Samples.OWNER_ONE));
  }

  @Test
  void aFailureShowsItsDiagnosisAndTheGateOpenAgain() {
    failInProduction();
    DeploymentFailed failed = last(world, DeploymentFailed.class);
    assertThat(failed.diagnosis().reason()).isEqualTo("ImagePullBackOff");
    GateReopened reopened = last(world, GateReopened.class);
    assertThat(reopened.attempt()).isEqualTo(2);
    assertThat(reopened.release().step()).isEqualTo("go-live");
    assertThat(gateOf(reopened.release(), "go-live"))
        .extracting(StepSnapshot.Gate::status, StepSnapshot.Gate::attempt)
        .containsExactly(GateStatus.OPEN, 2);
    assertThat(gateOf(reopened.release(), "qa-check").status()).isEqualTo(GateStatus.CLOSED);
    assertThat(deployOf(reopened.release(), "production"))
        .extracting(
            StepSnapshot.Deploy::status, StepSnapshot.Deploy::diagnosis, StepSnapshot.Deploy::by)
        .containsExactly(
            DeployStatus.FAILED, failed.diagnosis(), Samples.acting(Samples.OWNER_ONE));
  }

  @Test
  void aGateShowsItsPeopleChoicesAndVotes() {
    failInProduction();
    ReleaseSnapshot release = last(world, GateReopened.class).release();
    StepSnapshot.Gate qa = gateOf(release, "qa-check");
    assertThat(qa.people()).extracting(Person::id).containsExactly("qa-one", "qa-two");
    assertThat(qa.choices()).containsExactly(Samples.APPROVE, Samples.REJECT);
    assertThat(qa.advisory()).isTrue();
    assertThat(qa.votes())
        .extracting(vote -> vote.by().person(), Vote::label)
        .containsExactly(tuple("qa-one", "Approve"));
  }

  @Test
  void aDeploymentThatWaitsShowsForWhom() {
    World queue = new World(deploy("staging"));
    queue.build(ID, Samples.build(TargetType.TAG, "v1", null));
    queue.build("test-bbbbbbbbbb", Samples.build(TargetType.TAG, "v2", null));
    ReleaseSnapshot waiting =
        Objects.requireNonNull(Snapshots.of(queue.release("test-bbbbbbbbbb")));
    assertThat(deployOf(waiting, "staging"))
        .extracting(StepSnapshot.Deploy::status, StepSnapshot.Deploy::waitingFor)
        .containsExactly(DeployStatus.WAITING, ID);
  }

  @Test
  void aPhaseShowsWhatReachesItAndWhatIsLeftOfIt() {
    World canary =
        new World(
            new Step.Deploy("production", new Phase.Share(10)),
            gate("hold").from("owners").veto().step(),
            new Step.Deploy("production", new Phase.Whole()));
    canary.build(ID);
    Traffic alone = new Traffic(100, true);
    canary.succeed(ID, "production", alone);
    DeploymentSucceeded succeeded = last(canary, DeploymentSucceeded.class);
    assertThat(succeeded.share()).isEqualTo(alone);
    assertThat(deployOf(succeeded.release(), "production-10").share()).isEqualTo(alone);
    canary.click(Samples.OWNER_ONE, ID, "hold/reject");
    assertThat(deployOf(last(canary, DeploymentAborted.class).release(), "production-10"))
        .extracting(StepSnapshot.Deploy::status, StepSnapshot.Deploy::share)
        .containsExactly(DeployStatus.PENDING, new Traffic(0, true));
  }

  @Test
  void onlyAnOpenGateShowsWhenItExpires() {
    World world = new World(gate("check").expires(Duration.ofHours(1)).step());
    world.build(ID);
    assertThat(gateOf(last(world, StepStarted.class).release(), "check").expiresAt())
        .isEqualTo(world.timers.getFirst().due());
    world.timeUp(world.timers.getFirst());
    ReleaseFinished finished = last(world, ReleaseFinished.class);
    assertThat(finished.outcome()).isEqualTo(Outcome.EXPIRED);
    assertThat(gateOf(finished.release(), "check"))
        .extracting(StepSnapshot.Gate::status, StepSnapshot.Gate::expiresAt)
        .containsExactly(GateStatus.EXPIRED, null);
  }

  @Test
  void theLastWordShowsEverythingAsItEnded() {
    failInProduction();
    world.click(Samples.OWNER_TWO, ID, "go-live/close");
    ReleaseSnapshot release = last(world, ReleaseFinished.class).release();
    assertThat(release).isEqualTo(Snapshots.of(world.release(ID)));
    assertThat(release.state()).isEqualTo(ReleaseSnapshot.State.FINISHED);
    assertThat(release.outcome()).isEqualTo(Outcome.CLOSED);
    assertThat(release.step()).isNull();
    assertThat(release.finishedBy()).isEqualTo(Samples.acting(Samples.OWNER_TWO));
    assertThat(gateOf(release, "go-live").status()).isEqualTo(GateStatus.CLOSED);
  }

  @Test
  void aRefusalShowsTheReleaseThatItIsAbout() {
    world.build(ID);
    world.click(Samples.GUEST, ID, "go-live/deploy");
    InteractionRefused refused = last(world, InteractionRefused.class);
    assertThat(refused.release()).isEqualTo(Snapshots.of(world.release(ID)));
    assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(refused.actor()).isEqualTo(Actor.stranger(Samples.account("U0GUEST")));
  }

  @Test
  void aRefusalOfAnUnknownReleaseIsToldAllTheSame() {
    world.click(Samples.OWNER_ONE, "test-zzzzzzzzzz", "go-live/deploy");
    assertThat(last(world, InteractionRefused.class))
        .isEqualTo(
            new InteractionRefused(
                "test",
                "test-zzzzzzzzzz",
                null,
                "go-live",
                "deploy",
                Actor.stranger(Samples.account("U0OWNER1")),
                Refusal.UNKNOWN_RELEASE,
                Samples.ORIGIN));
    assertThat(Snapshots.of(new Release.Absent())).isNull();
  }
}
