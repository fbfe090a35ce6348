package dev.slipway.approval.core;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.OWNER_TWO;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.approval.release.wire.WireEvents;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseGateEvent.VotersChanged;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.StepSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Gates show who has left their groups since the release opened, whenever that was and however they are asked.
class RevocationRulesTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final Step GATE =
      gate("go-live")
          .from("owners")
          .reminds(Duration.ofHours(1))
          .escalates(Duration.ofHours(2), "qa")
          .step();

  private final World world = new World(deploy("qa"), GATE, deploy("production"));

  @Test
  void anOpenGateShowsWhoLeftItsGroups() {
    openGate();
    people(Map.of("owners", List.of(OWNER_ONE), "qa", List.of(QA_ONE, QA_TWO)));
    assertThat(shown().left()).containsExactly("owner-two");
    assertThat(shown().people()).contains(OWNER_TWO);
    assertThat(published()).hasOnlyElementsOfType(VotersChanged.class).hasSize(1);
  }

  @Test
  void aChangeThatConcernsNoGateRecordsNothing() {
    openGate();
    int before = world.history.size();
    people(Map.of("owners", List.of(OWNER_ONE, OWNER_TWO, QA_ONE), "qa", List.of(QA_ONE)));
    assertThat(world.history).hasSize(before);
  }

  @Test
  void whoeverComesBackMayDecideAgain() {
    openGate();
    people(Map.of("owners", List.of(OWNER_ONE)));
    people(Map.of("owners", List.of(OWNER_ONE, OWNER_TWO)));
    assertThat(shown().left()).isEmpty();
    world.click(OWNER_TWO, ID, "go-live/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
  }

  @Test
  void aGateThatOpensLaterAsksNobodyWhoHadLeft() {
    world.build(ID);
    people(Map.of("owners", List.of(OWNER_ONE)));
    assertThat(published()).isEmpty();
    world.succeed(ID, "qa/branch/main");
    assertThat(shown().people()).containsExactly(OWNER_ONE);
    assertThat(shown().left()).isEmpty();
  }

  @Test
  void aReleaseOfAnEarlierDefinitionShowsWhoLeftSince() {
    world.inForce = Optional.of(with(Map.of("owners", List.of(OWNER_ONE))));
    openGate();
    assertThat(shown().people()).containsExactly(OWNER_ONE);
  }

  @Test
  void aGateThatIsHandedOverShowsWhoLeftThoseGroups() {
    openGate();
    people(Map.of("owners", List.of(OWNER_ONE, OWNER_TWO), "qa", List.of(QA_ONE)));
    world.fire(TimerFired.About.ESCALATION);
    assertThat(shown().escalatedTo()).containsExactly("qa");
    assertThat(shown().left()).containsExactly("qa-two");
  }

  @Test
  void whoeverGotAVoteAndLeftIsShown() {
    openGate();
    world.delegate(OWNER_TWO, QA_TWO, Duration.ofHours(8));
    people(Map.of("owners", List.of(OWNER_ONE, OWNER_TWO), "qa", List.of(QA_ONE)));
    assertThat(shown().left()).containsExactly("qa-two");
  }

  @Test
  void nobodyWhoLeftIsReminded() {
    openGate();
    people(Map.of("owners", List.of(OWNER_ONE)));
    world.fire(TimerFired.About.REMINDER);
    assertThat(reminded()).containsExactly(OWNER_ONE);
  }

  @Test
  void aGateOfWhichTooFewAreLeftSaysSo() {
    Step both = gate("go-live").from("owners").require(new Require.Count(2)).step();
    World strict = new World(both, deploy("production"));
    strict.build(ID);
    strict.inForce = Optional.of(Samples.project(both).with(Map.of("owners", List.of(OWNER_ONE))));
    strict.on(new Input.PeopleChanged(strict.tick()));
    assertThat(shown(strict).deadlock()).isEqualTo(Deadlock.LEFT);
  }

  private void openGate() {
    world.build(ID);
    world.succeed(ID, "qa/branch/main");
  }

  private void people(Map<String, List<Person>> people) {
    world.inForce = Optional.of(with(people));
    world.on(new Input.PeopleChanged(world.tick()));
  }

  private static ProjectDefinition with(Map<String, List<Person>> people) {
    return Samples.project(deploy("qa"), GATE, deploy("production")).with(people);
  }

  private List<ApprovalEvent> published() {
    return WireEvents.of("test", world.history.getLast()).stream()
        .filter(event -> world.history.getLast().event() instanceof GateEvent.VotersChanged)
        .toList();
  }

  private List<Person> reminded() {
    return world.history.stream()
        .map(Decision.Recorded::event)
        .filter(GateEvent.Reminded.class::isInstance)
        .flatMap(event -> ((GateEvent.Reminded) event).people().stream())
        .toList();
  }

  private StepSnapshot.Gate shown() {
    return shown(world);
  }

  private static StepSnapshot.Gate shown(World world) {
    return Objects.requireNonNull(Snapshots.of(world.release(ID))).steps().stream()
        .filter(StepSnapshot.Gate.class::isInstance)
        .map(StepSnapshot.Gate.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
