package dev.slipway.approval.release.core;

import static dev.slipway.approval.release.core.Samples.APPROVE;
import static dev.slipway.approval.release.core.Samples.CLOSE;
import static dev.slipway.approval.release.core.Samples.GUEST;
import static dev.slipway.approval.release.core.Samples.OWNER_ONE;
import static dev.slipway.approval.release.core.Samples.OWNER_TWO;
import static dev.slipway.approval.release.core.Samples.QA_ONE;
import static dev.slipway.approval.release.core.Samples.QA_TWO;
import static dev.slipway.approval.release.core.Samples.REJECT;
import static dev.slipway.approval.release.core.Samples.deploy;
import static dev.slipway.approval.release.core.Samples.gate;
import static dev.slipway.approval.release.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.release.core.StepState.Gate;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Step.Require;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VotingRulesTest {

  private static final String ID = "test-aaaaaaaaaa";

  private static World asking(Samples.GateBuilder gate) {
    World world = new World(gate.step(), deploy("staging"));
    world.build(ID);
    return world;
  }

  @Test
  void anyoneOfTheGroupPassesAGateThatRequiresAny() {
    World world = asking(gate("check"));
    world.click(QA_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void aCountNeedsSoManyDistinctPeople() {
    World world = asking(gate("check").require(new Require.Count(2)));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(refusal(world.click(QA_ONE, ID, "check/approve"))).isEqualTo(Refusal.ALREADY_VOTED);
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.click(QA_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void allMeansEverybodyInTheGroups() {
    World world = asking(gate("check").from("qa", "owners").require(new Require.All()));
    for (Person person : List.of(QA_ONE, QA_TWO, OWNER_ONE)) {
      world.click(person, ID, "check/approve");
      assertThat(world.state(ID)).isEqualTo("open at check");
    }
    world.click(OWNER_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void perGroupNeedsSoManyOfEach() {
    World world =
        asking(
            gate("check")
                .from("qa", "owners")
                .require(new Require.PerGroup(Map.of("qa", 1, "owners", 1))));
    world.click(QA_ONE, ID, "check/approve");
    world.click(QA_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.click(OWNER_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void somebodyInTwoGroupsCountsInBoth() {
    ProjectDefinition base =
        Samples.project(
            gate("check")
                .from("qa", "owners")
                .require(new Require.PerGroup(Map.of("qa", 1, "owners", 1)))
                .step(),
            deploy("staging"));
    World world = new World(people(base, Map.of("qa", List.of(QA_ONE), "owners", List.of(QA_ONE))));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void aPersonListedUnderTwoNamesVotesOnce() {
    Person again = new Person("slack:U0QA1", "U0QA1", null, List.of());
    ProjectDefinition base =
        Samples.project(gate("check").require(new Require.Count(2)).step(), deploy("staging"));
    World world = new World(people(base, Map.of("qa", List.of(QA_ONE, again, QA_TWO))));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(refusal(world.click(again, ID, "check/approve"))).isEqualTo(Refusal.ALREADY_VOTED);
    assertThat(world.state(ID)).isEqualTo("open at check");
  }

  private static ProjectDefinition people(ProjectDefinition d, Map<String, List<Person>> people) {
    return new ProjectDefinition(
        d.project(),
        d.name(),
        d.channel(),
        people,
        d.environments(),
        d.workload(),
        d.pipeline(),
        null,
        null);
  }

  @Test
  void aVetoEndsTheReleaseWhateverOthersSaid() {
    World world = asking(gate("check").require(new Require.Count(2)).veto());
    world.click(QA_ONE, ID, "check/approve");
    world.click(QA_TWO, ID, "check/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by qa-two");
  }

  @Test
  void withoutAVetoARejectionCountsOnlyOnceTheGateCanNoLongerPass() {
    World world = asking(gate("check").from("qa", "owners").require(new Require.Count(3)));
    world.click(QA_ONE, ID, "check/reject");
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.click(OWNER_ONE, ID, "check/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by owner-one");
  }

  @Test
  void oneRejectionIsEnoughWhereAllAreRequired() {
    World world = asking(gate("check").require(new Require.All()));
    world.click(QA_ONE, ID, "check/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by qa-one");
  }

  @Test
  void theBarredAuthorCannotSaveAGate() {
    World world = new World(gate("check").denySelfApproval().step(), deploy("staging"));
    world.build(ID, Samples.by("qa-one-git"));
    world.click(QA_TWO, ID, "check/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by qa-two");
  }

  @Test
  void anAuthorCannotDecideOnTheirOwnBuild() {
    for (String author : List.of("qa-one", "QA-ONE@example.org", "qa-one-git")) {
      World world = new World(gate("check").choices(APPROVE, CLOSE).denySelfApproval().step());
      world.build(ID, Samples.by(author));
      assertThat(refusal(world.click(QA_ONE, ID, "check/approve"))).isEqualTo(Refusal.OWN_BUILD);
      assertThat(refusal(world.click(QA_ONE, ID, "check/close"))).isEqualTo(Refusal.OWN_BUILD);
      world.click(QA_TWO, ID, "check/approve");
      assertThat(world.state(ID)).isEqualTo("completed by qa-two");
    }
  }

  @Test
  void anAuthorMayDecideWhereTheGateAllowsIt() {
    World world = new World(gate("check").step());
    world.build(ID, Samples.by("qa-one"));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("completed by qa-one");
  }

  @Test
  void allButTheAuthorAreAllWhereTheAuthorIsBarred() {
    World world = new World(gate("check").require(new Require.All()).denySelfApproval().step());
    world.build(ID, Samples.by("qa-one"));
    world.click(QA_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("completed by qa-two");
  }

  @Test
  void aGateThatOnlyItsAuthorCouldPassIsNotPassedByNobody() {
    ProjectDefinition base =
        Samples.project(gate("check").require(new Require.All()).denySelfApproval().step());
    World world = new World(people(base, Map.of("qa", List.of(QA_ONE))));
    world.build(ID, Samples.by("qa-one"));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at check");
  }

  @Test
  void somebodyInAnotherGroupIsRefusedByTheirOwnName() {
    World world = asking(gate("check"));
    ReleaseEvent.Refused refused =
        (ReleaseEvent.Refused) world.click(OWNER_ONE, ID, "check/approve").getLast();
    assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(refused.actor()).isEqualTo(new Actor("owner-one", "U0OWNER1"));
  }

  @Test
  void aStrangerIsRefusedByTheirPlatformIdentityAlone() {
    World world = asking(gate("check"));
    ReleaseEvent.Refused refused =
        (ReleaseEvent.Refused) world.click(GUEST, ID, "check/approve").getLast();
    assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(refused.actor()).isEqualTo(new Actor("slack:U0GUEST", "U0GUEST"));
    assertThat(refused.origin()).isEqualTo(Samples.ORIGIN);
  }

  @Test
  void anUnknownReleaseIsToldSo() {
    World world = new World(gate("check").step());
    assertThat(refusal(world.click(QA_ONE, "test-zzzzzzzzzz", "check/approve")))
        .isEqualTo(Refusal.UNKNOWN_RELEASE);
    assertThat(world.release("test-zzzzzzzzzz")).isEqualTo(new Release.Absent());
  }

  @Test
  void anUnknownChoiceIsToldBeforeAnythingElse() {
    World world = asking(gate("check"));
    assertThat(refusal(world.click(GUEST, ID, "check/dance"))).isEqualTo(Refusal.UNKNOWN_CHOICE);
    assertThat(refusal(world.click(GUEST, ID, "staging/approve")))
        .isEqualTo(Refusal.UNKNOWN_CHOICE);
    world.click(QA_ONE, ID, "check/approve");
    world.succeed(ID, "staging");
    assertThat(refusal(world.click(GUEST, ID, "check/dance"))).isEqualTo(Refusal.UNKNOWN_CHOICE);
    assertThat(refusal(world.click(GUEST, ID, "check/approve"))).isEqualTo(Refusal.FINISHED);
  }

  @Test
  void aRefusalChangesNothingButTheVersion() {
    World world = asking(gate("check"));
    Release.Open before = (Release.Open) world.release(ID);
    world.click(GUEST, ID, "check/approve");
    assertThat(world.release(ID))
        .isEqualTo(new Release.Open(before.facts(), before.version() + 1, before.steps(), 0, null));
  }

  @Test
  void aButtonOfAnOpeningThatNeverWasIsNotOpen() {
    World world = asking(gate("check"));
    assertThat(refusal(world.click(QA_ONE, ID, "check/approve/2"))).isEqualTo(Refusal.NOT_OPEN);
  }

  @Test
  void anAdvisoryRejectionWithoutAVetoBlocksNothing() {
    World world = new World(gate("advice").advisory().step(), gate("check").step());
    world.build(ID);
    world.click(QA_ONE, ID, "advice/reject");
    world.click(QA_TWO, ID, "advice/reject");
    assertThat(world.state(ID)).isEqualTo("open at check");
    assertThat(world.gate(ID, "advice")).isInstanceOf(Gate.Open.class);
  }

  @Test
  void anAdvisoryVetoCountsAfterApprovalsToo() {
    World world = new World(gate("advice").advisory().veto().step(), gate("check").step());
    world.build(ID);
    world.click(QA_ONE, ID, "advice/approve");
    world.click(QA_TWO, ID, "advice/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by qa-two");
  }

  @Test
  void closeWorksAtAnAdvisoryGateToo() {
    World world =
        new World(gate("advice").advisory().choices(REJECT, CLOSE).step(), gate("check").step());
    world.build(ID);
    world.click(QA_ONE, ID, "advice/close");
    assertThat(world.state(ID)).isEqualTo("closed by qa-one");
  }

  @Test
  void aGateExpiresWhenItsTimeIsUp() {
    World world = asking(gate("check").expires(Duration.ofHours(24)));
    Decision.Timer timer = world.timers.getFirst();
    assertThat(timer.due()).isEqualTo(world.facts(ID).openedAt().plus(Duration.ofHours(24)));
    world.on(new Input.TimeUp(ID, "check", 1, timer.due().minusMillis(1)));
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.timeUp(timer);
    assertThat(world.state(ID)).isEqualTo("expired");
    assertThat(world.gate(ID, "check")).isInstanceOf(Gate.Expired.class);
  }

  @Test
  void aTimerOfADecidedGateChangesNothing() {
    World world = asking(gate("check").expires(Duration.ofHours(24)));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.timeUp(world.timers.getFirst())).isEmpty();
  }

  @Test
  void aGateThatWaitsForEverNeverExpires() {
    World world = asking(gate("check"));
    assertThat(world.timers).isEmpty();
    assertThat(world.on(new Input.TimeUp(ID, "check", 1, world.tick().plus(Duration.ofDays(3650)))))
        .isEmpty();
  }

  @Test
  void aClickAfterTheTimeIsTooLateEvenWhereTheTimerIsLater() {
    World world = asking(gate("check").expires(Duration.ofHours(1)));
    world.pass(Duration.ofHours(1));
    assertThat(refusal(world.click(QA_ONE, ID, "check/approve"))).isEqualTo(Refusal.FINISHED);
    assertThat(world.state(ID)).isEqualTo("expired");
  }

  @Test
  void anAdvisoryGateThatExpiresStopsOnlyItsOwnVotes() {
    World world =
        new World(
            gate("advice").advisory().expires(Duration.ofHours(1)).step(), gate("check").step());
    world.build(ID);
    world.timeUp(world.timers.getFirst());
    assertThat(world.state(ID)).isEqualTo("open at check");
    assertThat(refusal(world.click(QA_ONE, ID, "advice/approve")))
        .isEqualTo(Refusal.ALREADY_DECIDED);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.gate(ID, "advice")).isInstanceOf(Gate.Expired.class);
    assertThat(world.state(ID)).isEqualTo("completed by qa-one");
  }
}
