package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.APPROVE;
import static dev.slipway.approval.core.Samples.CLOSE;
import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.OWNER_TWO;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.REJECT;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step.Require;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Votes that pass, hold and end a gate.
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
    World world = new World(base.with(Map.of("qa", List.of(QA_ONE), "owners", List.of(QA_ONE))));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  /// As between two edits of the files, when one group has an account that the other has not yet.
  @Test
  void somebodyInTwoGroupsUnderTwoKeysCountsInBoth() {
    Account other = new Account("teams", "T1");
    Person inOwners = Person.of("ann", List.of(new Account("slack", "U0ANN"), other));
    Person inQa = Person.of("ann", List.of(other));
    ProjectDefinition base =
        Samples.project(
            gate("check")
                .from("qa", "owners")
                .require(new Require.PerGroup(Map.of("qa", 1, "owners", 1)))
                .step(),
            deploy("staging"));
    for (Account account : inOwners.accounts()) {
      World world = new World(base.with(Map.of("qa", List.of(inQa), "owners", List.of(inOwners))));
      world.build(ID);
      world.click(account, ID, "check/approve");
      assertThat(world.state(ID)).as(account.toString()).isEqualTo("open at staging");
    }
  }

  @Test
  void aPersonListedUnderTwoNamesVotesOnce() {
    Person again = new Person("slack:U0QA1", "U0QA1", null, List.of());
    ProjectDefinition base =
        Samples.project(gate("check").require(new Require.Count(2)).step(), deploy("staging"));
    World world = new World(base.with(Map.of("qa", List.of(QA_ONE, again, QA_TWO))));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(refusal(world.click(again, ID, "check/approve"))).isEqualTo(Refusal.ALREADY_VOTED);
    assertThat(world.state(ID)).isEqualTo("open at check");
  }

  @Test
  void aPersonListedTwiceInAGroupCountsOnceInIt() {
    Person again = new Person("slack:U0QA1", "U0QA1", null, List.of());
    ProjectDefinition base =
        Samples.project(
            gate("check").require(new Require.PerGroup(Map.of("qa", 2))).step(), deploy("staging"));
    World world = new World(base.with(Map.of("qa", List.of(QA_ONE, again, QA_TWO))));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.click(QA_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at staging");
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
    World world = new World(base.with(Map.of("qa", List.of(QA_ONE))));
    world.build(ID, Samples.by("qa-one"));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at check");
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
}
