package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.TimerFired.About;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.project.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reminders and escalation, rule by rule.
class GateReachRulesTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final Duration HOURS_4 = Duration.ofHours(4);
  private static final Instant OPENED = START.plusSeconds(1);

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

  private static List<Instant> due(World world, About about) {
    return world.timers.stream()
        .filter(timer -> timer.about() == about)
        .map(Decision.Timer::due)
        .toList();
  }

  @Test
  void thoseWhoHaveNotVotedAreReminded() {
    World world = open(gate("check").require(new Require.All()).reminds(HOURS_4).step());
    assertThat(due(world, About.REMINDER)).containsExactly(OPENED.plus(HOURS_4));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(reminded(world.fire(About.REMINDER))).containsExactly(QA_TWO);
  }

  @Test
  void remindersComeAgainFiveTimesAtMost() {
    World world = open(gate("check").reminds(HOURS_4).step());
    for (int i = 0; i < 5; i++) {
      assertThat(reminded(world.fire(About.REMINDER))).hasSize(2);
    }
    assertThat(due(world, About.REMINDER)).hasSize(5).doesNotHaveDuplicates();
    assertThat(due(world, About.REMINDER).getLast())
        .isEqualTo(OPENED.plus(HOURS_4.multipliedBy(5)));
  }

  @Test
  void aReminderThatComesTwiceRemindsOnce() {
    World world = open(gate("check").reminds(HOURS_4).step());
    Decision.Timer timer = world.timers.getFirst();
    assertThat(world.timeUp(timer)).hasSize(1);
    assertThat(world.timeUp(timer)).isEmpty();
  }

  @Test
  void aDecidedGateRemindsNobody() {
    World world = open(gate("check").reminds(HOURS_4).step(), gate("next").from("owners").step());
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.fire(About.REMINDER)).isEmpty();
  }

  @Test
  void anAdvisoryGateWithItsApprovalsRemindsNobody() {
    World world =
        open(gate("check").advisory().reminds(HOURS_4).step(), gate("next").from("owners").step());
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.fire(About.REMINDER)).isEmpty();
  }

  @Test
  void theAuthorWhoMayNotVoteIsNotReminded() {
    World world = new World(gate("check").denySelfApproval().reminds(HOURS_4).step());
    world.build(ID, Samples.by("qa-one"));
    assertThat(reminded(world.fire(About.REMINDER))).containsExactly(QA_TWO);
  }

  @Test
  void outsideWorkingHoursNobodyIsReminded() {
    WorkingHours hours =
        new WorkingHours(
            ZoneId.of("Europe/Berlin"),
            List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(12, 30));
    World world = new World(during(hours, gate("check").reminds(HOURS_4).step()));
    world.build(ID);
    // Opened on Friday at nine there: four hours later work is over until Monday.
    assertThat(due(world, About.REMINDER)).containsExactly(Instant.parse("2026-11-23T08:00:00Z"));
  }

  private static ProjectDefinition during(WorkingHours hours, Step gate) {
    return ProjectDefinitionBuilder.builder(Samples.project(gate)).hours(hours).build();
  }

  @Test
  void whoeverTheGateEscalatesToMayNotVoteBefore() {
    World world = open(gate("check").escalates(HOURS_4, "owners").step());
    assertThat(World.refusal(world.click(OWNER_ONE, ID, "check/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void anApprovalAfterTheEscalationStandsForAllThatAreMissing() {
    World world =
        open(gate("check").require(new Require.All()).escalates(HOURS_4, "owners").step());
    assertThat(due(world, About.ESCALATION)).containsExactly(OPENED.plus(HOURS_4));
    assertThat(World.kinds(world.fire(About.ESCALATION))).containsExactly("GateEvent.Escalated");
    assertThat(World.kinds(world.click(OWNER_ONE, ID, "check/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed", "Finished");
  }

  @Test
  void afterTheEscalationTheGatesOwnPeopleSufficeAsBefore() {
    World world =
        open(gate("check").require(new Require.All()).escalates(HOURS_4, "owners").step());
    world.fire(About.ESCALATION);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(World.kinds(world.click(QA_TWO, ID, "check/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed", "Finished");
  }

  @Test
  void aGateEscalatesOnce() {
    World world = open(gate("check").escalates(HOURS_4, "owners").step());
    world.fire(About.ESCALATION);
    assertThat(world.fire(About.ESCALATION)).isEmpty();
  }
}
