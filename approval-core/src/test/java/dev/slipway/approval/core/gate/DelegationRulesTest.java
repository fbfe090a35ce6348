package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.OWNER_TWO;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.TimerFired.About;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Votes in other hands, rule by rule.
class DelegationRulesTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final Duration HOURS_4 = Duration.ofHours(4);

  private static World open(Step... pipeline) {
    World world = new World(pipeline);
    world.build(ID);
    return world;
  }

  private static List<Person> reminded(List<RecordedEvent> events) {
    return events.stream()
        .filter(GateEvent.Reminded.class::isInstance)
        .map(GateEvent.Reminded.class::cast)
        .findFirst()
        .map(GateEvent.Reminded::people)
        .orElse(List.of());
  }

  private static GateEvent.VoteCast vote(List<RecordedEvent> events) {
    return (GateEvent.VoteCast) events.getFirst();
  }

  @Test
  void aDelegateVotesForWhoeverHandedTheirVoteOver() {
    World world = open(gate("check").require(new Require.All()).step());
    assertThat(World.kinds(world.delegate(QA_ONE, OWNER_ONE, HOURS_4)))
        .containsExactly("GateEvent.Delegated");
    List<RecordedEvent> events = world.click(OWNER_ONE, ID, "check/approve");
    assertThat(vote(events).vote().by().person()).isEqualTo("owner-one");
    assertThat(vote(events).vote().onBehalfOf()).extracting("person").containsExactly("qa-one");
    assertThat(World.kinds(world.click(QA_TWO, ID, "check/approve"))).contains("GateEvent.Passed");
  }

  @Test
  void whatIsHandedOverHoldsAtGatesThatOpenLater() {
    World world = new World(gate("check").step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    assertThat(World.kinds(world.build(ID))).contains("GateEvent.Delegated");
    assertThat(World.kinds(world.click(OWNER_ONE, ID, "check/approve")))
        .contains("GateEvent.Passed");
  }

  @Test
  void aDelegateCastsAVoteOnce() {
    World world = open(gate("check").require(new Require.All()).step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    world.click(OWNER_ONE, ID, "check/approve");
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.ALREADY_VOTED);
  }

  @Test
  void whoeverVotesThemselvesTakesTheirVoteBackFromWhoeverCastIt() {
    World world = open(gate("check").require(new Require.Count(2)).step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    world.click(OWNER_ONE, ID, "check/approve");
    assertThat(World.kinds(world.click(QA_ONE, ID, "check/approve")))
        .containsExactly("GateEvent.VoteCast");
    assertThat(World.refusal(world.click(QA_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.ALREADY_VOTED);
    assertThat(World.kinds(world.click(QA_TWO, ID, "check/approve"))).contains("GateEvent.Passed");
  }

  /// Otherwise nobody could be the second.
  @Test
  void whoeverWasStoodForByAnotherVoterCanStillBeTheOneWhoIsMissing() {
    World world = open(gate("check").require(new Require.Count(2)).step());
    world.delegate(QA_ONE, QA_TWO, HOURS_4);
    world.click(QA_TWO, ID, "check/approve");
    assertThat(World.kinds(world.click(QA_ONE, ID, "check/approve"))).contains("GateEvent.Passed");
  }

  @Test
  void oneWhoVotesForTwoIsOnePersonWherePeopleAreCounted() {
    World world = open(gate("check").require(new Require.Count(2)).step());
    world.delegate(QA_ONE, QA_TWO, HOURS_4);
    List<RecordedEvent> events = world.click(QA_TWO, ID, "check/approve");
    assertThat(vote(events).vote().onBehalfOf()).extracting("person").containsExactly("qa-one");
    assertThat(World.kinds(events)).containsExactly("GateEvent.VoteCast");
  }

  @Test
  void theAuthorsVoteCannotBeHandedOver() {
    World world = new World(gate("check").denySelfApproval().step());
    world.build(ID, Samples.by("qa-one"));
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.OWN_BUILD);
  }

  @Test
  void theAuthorDoesNotVoteForOthersEither() {
    World world = new World(gate("check").denySelfApproval().step());
    world.build(ID, Samples.by("owner-one"));
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.OWN_BUILD);
  }

  @Test
  void aDelegateCannotHandTheVoteOn() {
    World world = open(gate("check").step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    assertThat(world.delegate(OWNER_ONE, OWNER_TWO, HOURS_4)).isEmpty();
    assertThat(World.refusal(world.click(OWNER_TWO, ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void aDelegationEndsAtItsTimeEvenWhereItsTimerIsLate() {
    World world = open(gate("check").step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    world.pass(HOURS_4);
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(World.kinds(world.fire(About.DELEGATION))).containsExactly("GateEvent.Delegated");
    assertThat(Pipeline.gate(world.steps(ID), "check").orElseThrow().reach().former())
        .containsExactly(OWNER_ONE);
  }

  @Test
  void aVoteThatIsTakenBackIsItsOwnersAlone() {
    World world = open(gate("check").step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    assertThat(World.kinds(world.takeBack(QA_ONE))).containsExactly("GateEvent.Delegated");
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(World.kinds(world.click(QA_ONE, ID, "check/approve"))).contains("GateEvent.Passed");
  }

  @Test
  void aNewDelegationTakesThePlaceOfTheOneBefore() {
    World world = open(gate("check").step());
    world.delegate(QA_ONE, OWNER_ONE, HOURS_4);
    world.delegate(QA_ONE, OWNER_TWO, HOURS_4);
    assertThat(world.delegations())
        .containsExactly(new Delegation(QA_ONE, OWNER_TWO, START.plus(HOURS_4)));
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(World.kinds(world.click(OWNER_TWO, ID, "check/approve")))
        .contains("GateEvent.Passed");
  }

  @Test
  void whoeverIsAwayIsNotRemindedButTheirDelegateIs() {
    World world = open(gate("check").reminds(HOURS_4).step());
    world.delegate(QA_ONE, OWNER_ONE, Duration.ofDays(3));
    assertThat(reminded(world.fire(About.REMINDER))).containsExactly(QA_TWO, OWNER_ONE);
  }

  @Test
  void somebodyWithoutAVoteHandsNothingOver() {
    World world = open(gate("check").step());
    assertThat(world.delegate(OWNER_ONE, OWNER_TWO, HOURS_4)).isEmpty();
    assertThat(world.delegations()).hasSize(1);
  }
}
