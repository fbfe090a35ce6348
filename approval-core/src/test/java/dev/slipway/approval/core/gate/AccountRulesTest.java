package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A person acts through any of their accounts, and an account that nobody has any more decides nothing.
class AccountRulesTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final Duration HOURS_4 = Duration.ofHours(4);
  private static final Account SLACK = new Account("slack", "U0ANN");
  private static final Account TEAMS = new Account("teams", "5f0c");
  private static final Person ANN = Person.of("ann", List.of(SLACK, TEAMS));

  private static ProjectDefinition asking(Person one, Person other) {
    return Samples.project(
            gate("check").require(new Step.Require.Count(2)).step(), deploy("staging"))
        .with(Map.of("qa", List.of(one, other), "owners", List.of(OWNER_ONE)));
  }

  private static World world(Person one, Person other) {
    World world = new World(asking(one, other));
    world.build(ID);
    return world;
  }

  private static GateEvent.VoteCast vote(List<RecordedEvent> events) {
    return (GateEvent.VoteCast) events.getFirst();
  }

  @Test
  void aVoteIsRecordedWithTheAccountThatCastIt() {
    Actor by = vote(world(ANN, QA_TWO).click(TEAMS, ID, "check/approve")).vote().by();
    assertThat(by).isEqualTo(Actor.of(ANN, TEAMS));
    assertThat(by.through()).isEqualTo(TEAMS);
  }

  @Test
  void aPersonVotesOnceThroughWhateverAccount() {
    World world = world(ANN, QA_TWO);
    world.click(TEAMS, ID, "check/approve");
    assertThat(World.refusal(world.click(SLACK, ID, "check/approve")))
        .isEqualTo(Refusal.ALREADY_VOTED);
    assertThat(world.state(ID)).isEqualTo("open at check");
  }

  @Test
  void anEntryAndItsAccountAreOnePerson() {
    World world = world(ANN, Person.of("teams:5f0c", List.of(TEAMS)));
    world.click(SLACK, ID, "check/approve");
    assertThat(World.refusal(world.click(TEAMS, ID, "check/approve")))
        .isEqualTo(Refusal.ALREADY_VOTED);
  }

  @Test
  void anAccountOfAnotherPlatformWithTheSameIdIsAStranger() {
    assertThat(
            World.refusal(
                world(ANN, QA_TWO).click(new Account("teams", "U0ANN"), ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void anAccountThatItsOwnerLostDecidesNothingAndTheOthersDo() {
    World world = world(ANN, QA_TWO);
    world.inForce = Optional.of(asking(ANN.with(List.of(TEAMS)), QA_TWO));
    assertThat(World.refusal(world.click(SLACK, ID, "check/approve")))
        .isEqualTo(Refusal.LEFT_GROUP);
    assertThat(World.kinds(world.click(TEAMS, ID, "check/approve")))
        .containsExactly("GateEvent.VoteCast");
  }

  @Test
  void whoseAccountsAreAllOthersByNowHasLeft() {
    World world = world(ANN, QA_TWO);
    world.inForce = Optional.of(asking(ANN.with(List.of(new Account("slack", "U0OTHER"))), QA_TWO));
    assertThat(World.refusal(world.click(TEAMS, ID, "check/approve")))
        .isEqualTo(Refusal.LEFT_GROUP);
  }

  @Test
  void anAccountThatIsSomebodyElsesByNowDecidesNothing() {
    World world = world(ANN, QA_TWO);
    ProjectDefinition corrected = asking(ANN.with(List.of(SLACK)), QA_TWO);
    world.inForce =
        Optional.of(
            corrected.with(
                Map.of(
                    "qa", corrected.people().get("qa"),
                    "others", List.of(Person.of("ben", List.of(TEAMS))))));
    assertThat(World.refusal(world.click(TEAMS, ID, "check/approve")))
        .isEqualTo(Refusal.LEFT_GROUP);
    assertThat(World.kinds(world.click(SLACK, ID, "check/approve")))
        .containsExactly("GateEvent.VoteCast");
  }

  @Test
  void anEntryThatIsRenamedKeepsItsVote() {
    World world = world(ANN.with(List.of(SLACK)), QA_TWO);
    world.inForce = Optional.of(asking(Person.of("anna", List.of(SLACK)), QA_TWO));
    assertThat(World.kinds(world.click(SLACK, ID, "check/approve")))
        .containsExactly("GateEvent.VoteCast");
  }

  @Test
  void somebodyNewUnderAnOldNameHasNoVotesHandedOver() {
    World world = world(ANN, QA_TWO);
    world.delegate(QA_TWO, Person.of("ann", List.of(new Account("slack", "U0OLD"))), HOURS_4);
    GateEvent.VoteCast cast = vote(world.click(SLACK, ID, "check/approve"));
    assertThat(cast.vote().onBehalfOf()).isEmpty();
  }

  @Test
  void aDelegationIsFoundWhateverAccountsItsAuthorHadThen() {
    World world = world(ANN, QA_TWO);
    world.delegate(Person.of("ann", List.of()), OWNER_ONE, HOURS_4);
    GateEvent.VoteCast cast = vote(world.click(OWNER_ONE, ID, "check/approve"));
    assertThat(cast.vote().onBehalfOf()).containsExactly(Actor.of(ANN));
    world.takeBack(ANN);
    assertThat(world.delegations()).isEmpty();
  }

  @Test
  void aDelegationByOneEntryReplacesThatOfAnotherWithTheAccount() {
    World world = world(ANN, QA_TWO);
    world.delegate(Person.of("teams:5f0c", List.of(TEAMS)), OWNER_ONE, HOURS_4);
    world.delegate(ANN, QA_TWO, HOURS_4);
    assertThat(world.delegations()).hasSize(1);
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }
}
