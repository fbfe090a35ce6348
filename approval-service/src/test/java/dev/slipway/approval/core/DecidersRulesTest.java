package dev.slipway.approval.core;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.OWNER_TWO;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Contributor.Role;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Missing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The people who decide at a gate: nobody who had a part in the build where the gate denies it, nobody who
/// has left, and never nobody without being told.
class DecidersRulesTest {

  private static final String ID = "test-aaaaaaaaaa";

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoeverHadAPartInTheBuildIsBarred(Role role) {
    World world = denying();
    world.build(ID, by(new Contributor(role, "Owner One", "owner-one@example.org", null, null)));
    assertThat(refusal(world, OWNER_ONE, "go-live/approve")).isEqualTo(Refusal.OWN_BUILD);
    world.click(OWNER_TWO, ID, "go-live/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
  }

  @ParameterizedTest
  @CsvSource({
    "Owner <owner-one@example.org>",
    "owner-one <x@example.org>",
    "123+owner-one@users.noreply.github.com",
    "owner-one\u200b",
    "OWNER-ONE-GIT"
  })
  void anAuthorIsBarredHoweverTheyAreWritten(String author) {
    World world = denying();
    world.build(ID, Samples.by(author));
    assertThat(refusal(world, OWNER_ONE, "go-live/approve")).isEqualTo(Refusal.OWN_BUILD);
  }

  @Test
  void anAuthorWhomNobodyKnowsIsToldAtTheGate() {
    World world = denying();
    world.build(ID, Samples.by("stranger@example.net"));
    assertThat(shown(world).unknownAuthor()).isTrue();
    world.build("test-known", Samples.by("owner-two@example.org"));
    assertThat(shown(world, "test-known").unknownAuthor()).isNull();
  }

  @Test
  void somebodyInPeopleYamlAloneIsKnown() {
    World world = denying();
    world.build(ID, by(Contributor.of(Role.AUTHOR, "dev@example.org").as("dev-one")));
    assertThat(shown(world).unknownAuthor()).isNull();
  }

  @Test
  void aGateMayDemandAKnownAuthor() {
    World world =
        new World(gate("go-live").from("owners").demandsKnownAuthor().step(), deploy("production"));
    world.build(ID, Samples.by("stranger@example.net"));
    assertThat(shown(world).deadlock()).isEqualTo(Deadlock.UNKNOWN_AUTHOR);
    assertThat(refusal(world, OWNER_ONE, "go-live/approve")).isEqualTo(Refusal.UNKNOWN_AUTHOR);
    world.click(OWNER_ONE, ID, "go-live/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by owner-one");

    world.build("test-known", Samples.by("qa-one"));
    world.click(OWNER_ONE, "test-known", "go-live/approve");
    assertThat(world.state("test-known")).isEqualTo("open at production");
  }

  @Test
  void aGateThatNobodyCanPassSaysSoAndCanBeEndedByItsPeople() {
    World world = pair();
    world.build(ID, Samples.by("owner-one"));
    assertThat(shown(world).deadlock()).isEqualTo(Deadlock.BARRED);
    assertThat(refusal(world, OWNER_ONE, "go-live/approve")).isEqualTo(Refusal.OWN_BUILD);
    world.click(OWNER_ONE, ID, "go-live/reject");
    assertThat(world.state(ID)).isEqualTo("rejected by owner-one");
  }

  @Test
  void aDeadlockedGateCanBeEndedByATypedChoiceToo() {
    World world = pair();
    world.build(ID, Samples.by("owner-one"));
    world.type("U0OWNER1", "reject", ID);
    assertThat(world.state(ID)).isEqualTo("rejected by owner-one");
  }

  @Test
  void whoeverIsBarredEndsNothingThatOthersCanPass() {
    World world = denying();
    world.build(ID, Samples.by("owner-one"));
    assertThat(shown(world).deadlock()).isNull();
    assertThat(refusal(world, OWNER_ONE, "go-live/reject")).isEqualTo(Refusal.OWN_BUILD);
  }

  @Test
  void aGateThatWillBeHandedOverIsNotDeadlocked() {
    World world =
        new World(
            gate("go-live")
                .from("owners")
                .require(new Require.Count(2))
                .denySelfApproval()
                .escalates(Duration.ofHours(1), "qa")
                .step(),
            deploy("production"));
    world.build(ID, Samples.by("owner-one"));
    assertThat(shown(world).deadlock()).isNull();
  }

  @Test
  void whoeverLeftTheGroupSinceDecidesNothing() {
    World world = denying();
    world.build(ID, Samples.by("qa-one"));
    world.inForce = Optional.of(with(Map.of("owners", List.of(OWNER_ONE), "qa", List.of(QA_ONE))));
    assertThat(refusal(world, OWNER_TWO, "go-live/approve")).isEqualTo(Refusal.LEFT_GROUP);
    List<RecordedEvent> typed = world.type("U0OWNER2", "approve", ID);
    assertThat(((RecordedEvent.CommandRefused) typed.getLast()).reason())
        .isEqualTo(Refusal.LEFT_GROUP);
    world.click(OWNER_ONE, ID, "go-live/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
  }

  @Test
  void aVoteThatSomebodyWhoLeftHandedOverIsNotCast() {
    World world = denying();
    world.build(ID, Samples.by("qa-one"));
    world.delegate(OWNER_TWO, QA_TWO, Duration.ofHours(8));
    world.inForce =
        Optional.of(with(Map.of("owners", List.of(OWNER_ONE), "qa", List.of(QA_ONE, QA_TWO))));
    List<RecordedEvent> events = world.click(QA_TWO, ID, "go-live/approve");
    assertThat(events).hasOnlyElementsOfType(RecordedEvent.Refused.class);
    assertThat(world.state(ID)).isEqualTo("open at go-live");
  }

  @Test
  void somebodyAddedSinceIsToldThatTheReleaseOpenedBefore() {
    World world = denying();
    world.build(ID, Samples.by("qa-one"));
    Person added = Samples.person("dev-d", "U0DEVD");
    world.inForce = Optional.of(with(Map.of("owners", List.of(OWNER_ONE, OWNER_TWO, added))));
    assertThat(refusal(world, added, "go-live/approve")).isEqualTo(Refusal.ADDED_LATER);
    assertThat(World.refusal(world.click("U0GUEST", ID, "go-live/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void aGroupThatIsCalledOtherwiseKeepsItsPeople() {
    World world = denying();
    world.build(ID, Samples.by("qa-one"));
    world.inForce = Optional.of(with(Map.of("leads", List.of(OWNER_ONE))));
    assertThat(refusal(world, OWNER_TWO, "go-live/approve")).isEqualTo(Refusal.LEFT_GROUP);
    world.click(OWNER_ONE, ID, "go-live/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
  }

  /// The file calls the gate otherwise by now, and asks other people at another.
  @Test
  void aGateIsDecidedByTheNameItOpenedWith() {
    World world = denying();
    world.build(ID);
    world.inForce =
        Optional.of(Samples.project(gate("renamed").from("owners").step(), deploy("production")));
    assertThat(refusal(world, OWNER_ONE, "renamed/approve")).isEqualTo(Refusal.UNKNOWN_CHOICE);
    world.click(OWNER_ONE, ID, "go-live/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
  }

  @Test
  void whoeverLeftTheProjectRollsNothingBack() {
    World world = new World(deploy("production"));
    for (String id : List.of("test-one", "test-two")) {
      world.build(id, Samples.branch("main"));
      world.succeed(id, "production");
    }
    world.inForce = Optional.of(with(Map.of("owners", List.of(OWNER_ONE))));
    List<RecordedEvent> events = world.rollBack("test-back", "production", null, "U0OWNER2");
    assertThat(((RecordedEvent.CommandRefused) events.getLast()).reason())
        .isEqualTo(Refusal.LEFT_GROUP);
  }

  @Test
  void oneOfBothGroupsPassesAloneUnlessPeopleMustBeDistinct() {
    assertThat(both(null).state(ID)).isEqualTo("open at production");
    World distinct = both(true);
    assertThat(distinct.state(ID)).isEqualTo("open at go-live");
    assertThat(shown(distinct).missing()).singleElement().extracting(Missing::people).isEqualTo(1);
    distinct.click(QA_TWO, ID, "go-live/approve");
    assertThat(distinct.state(ID)).isEqualTo("open at production");
  }

  @Test
  void theGroupsThatStillOweAnApprovalAreNamed() {
    World world =
        new World(
            gate("go-live")
                .from("qa", "owners")
                .require(new Require.PerGroup(Map.of("qa", 1, "owners", 1)))
                .step(),
            deploy("production"));
    world.build(ID);
    assertThat(shown(world).missing())
        .containsExactlyInAnyOrder(new Missing("qa", 1), new Missing("owners", 1));
    world.click(QA_ONE, ID, "go-live/approve");
    assertThat(shown(world).missing()).containsExactly(new Missing("owners", 1));
  }

  /// A project in which one person is in both groups, and has approved.
  private static World both(@Nullable Boolean distinct) {
    ProjectDefinition definition =
        Samples.project(
                gate("go-live")
                    .from("qa", "owners")
                    .require(new Require.PerGroup(Map.of("qa", 1, "owners", 1), distinct))
                    .step(),
                deploy("production"))
            .with(Map.of("qa", List.of(QA_ONE, QA_TWO), "owners", List.of(QA_ONE, OWNER_ONE)));
    World world = new World(definition);
    world.build(ID);
    world.click(QA_ONE, ID, "go-live/approve");
    return world;
  }

  private static World denying() {
    return new World(
        gate("go-live").from("owners").denySelfApproval().step(), deploy("production"));
  }

  private static World pair() {
    return new World(
        gate("go-live").from("owners").require(new Require.Count(2)).denySelfApproval().step(),
        deploy("production"));
  }

  private static ProjectDefinition with(Map<String, List<Person>> people) {
    Step step = gate("go-live").from("owners").denySelfApproval().step();
    return Samples.project(step, deploy("production")).with(people);
  }

  private static Build by(Contributor identity) {
    return Samples.branch("main").with(List.of(identity));
  }

  private static Refusal refusal(World world, Person person, String button) {
    return World.refusal(world.click(person, ID, button));
  }

  private static StepSnapshot.Gate shown(World world) {
    return shown(world, ID);
  }

  private static StepSnapshot.Gate shown(World world, String id) {
    return Objects.requireNonNull(Snapshots.of(world.release(id))).steps().stream()
        .filter(StepSnapshot.Gate.class::isInstance)
        .map(StepSnapshot.Gate.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
