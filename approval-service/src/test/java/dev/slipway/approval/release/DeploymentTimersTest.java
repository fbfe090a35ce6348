package dev.slipway.approval.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Lookup;
import dev.slipway.approval.core.ProjectDecider;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.SlotBuilder;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentTimersTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Build BUILD = Samples.build(TargetType.BRANCH, "main", null);
  private static final Input.BuildArrived BUILT =
      new Input.BuildArrived(
          A, BUILD, Samples.project(Samples.deploy("staging")), NOW.minusSeconds(3600));

  private final DeploymentTimers timers =
      new DeploymentTimers(
          new DeploymentProperties(Duration.ofSeconds(45), Duration.ofMinutes(1)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aRequestIsToBeAnsweredFromNowOnHoweverLateItsCauseCame() {
    Decision decision = ProjectDecider.decide(nothing(), BUILT);
    assertThat(timers.of("test", BUILT, decision, nothing()))
        .containsExactly(due(About.ANSWER, NOW.plusSeconds(45)));
  }

  @Test
  void aDeploymentThatRunsIsLookedAtAgainAfterItsTimeout() {
    Input late = late();
    Lookup running = after(SlotBuilder.builder().key("staging").sequence(1).holder(A).build());
    Duration timeout = BUILT.definition().environments().values().iterator().next().timeout();
    assertThat(timers.of("test", late, ProjectDecider.decide(running, late), running))
        .containsExactly(due(About.OUTCOME, NOW.plus(timeout).plusSeconds(60)));
  }

  @Test
  void aDeploymentThatHasEndedIsLeftAlone() {
    Input late = late();
    Lookup ended = after(SlotBuilder.builder().key("staging").sequence(1).build());
    assertThat(timers.of("test", late, ProjectDecider.decide(ended, late), ended)).isEmpty();
  }

  @Test
  void anInstanceThatStaysForSoLongIsLookedAtAnHourBeforeItsEndAndThen() {
    Input.BuildArrived built =
        new Input.BuildArrived(
            A,
            BUILD,
            Samples.staying(Samples.project(Samples.deploy("qa")), "qa", Duration.ofHours(10)),
            NOW);
    Lookup nothing = lookup(new Release.Absent(), Slot.unused("qa/branch/main"));
    Decision decision = ProjectDecider.decide(nothing, built);
    Lookup after = lookup(decision.events().getLast().after(), decision.slots().getFirst());
    assertThat(timers.of("test", built, decision, after))
        .extracting(DeploymentDue::about, DeploymentDue::due)
        .containsExactly(
            tuple(About.ANSWER, NOW.plusSeconds(45)),
            tuple(About.EXPIRING, NOW.plus(Duration.ofHours(9))),
            tuple(About.EXPIRED, NOW.plus(Duration.ofHours(10))));
  }

  @Test
  void whatDoesNotChangeHowLongItStaysSetsItsTimersNoMoreOften() {
    Input.BuildArrived built =
        new Input.BuildArrived(
            A,
            BUILD,
            Samples.staying(Samples.project(Samples.deploy("qa")), "qa", Duration.ofHours(10)),
            NOW);
    Decision decision =
        ProjectDecider.decide(lookup(new Release.Absent(), Slot.unused("qa/branch/main")), built);
    Lookup deploying = lookup(decision.events().getLast().after(), decision.slots().getFirst());
    Input served = new Input.Succeeded(A, "qa/branch/main", 1, null, null, NOW);
    assertThat(timers.of("test", served, ProjectDecider.decide(deploying, served), deploying))
        .isEmpty();
  }

  @Test
  void aRemovalIsLookedAtAgainAfterTheTimeout() {
    Slot there =
        SlotBuilder.builder()
            .key("staging")
            .sequence(1)
            .live(List.of(new Slot.Live(A, A, 1, NOW)))
            .build();
    Lookup deployed = after(there);
    Input gone =
        new Input.TargetGone(
            TargetType.BRANCH, "main", List.of("staging"), Removal.Why.DELETED, NOW);
    assertThat(timers.of("test", gone, ProjectDecider.decide(deployed, gone), deployed))
        .extracting(DeploymentDue::about)
        .containsExactly(About.OUTCOME);
  }

  private static Input late() {
    return new Input.DeploymentLate(A, "staging", 1, About.OUTCOME, NOW);
  }

  private static DeploymentDue due(About about, Instant at) {
    return new DeploymentDue("test", A, "staging", "staging", 1, about, at);
  }

  private static Lookup nothing() {
    return lookup(new Release.Absent(), Slot.unused("staging"));
  }

  private static Lookup after(Slot slot) {
    return lookup(ProjectDecider.decide(nothing(), BUILT).events().getLast().after(), slot);
  }

  private static Lookup lookup(Release release, Slot slot) {
    return new Lookup() {
      @Override
      public Release release(String id) {
        return release;
      }

      @Override
      public List<String> open() {
        return List.of();
      }

      @Override
      public List<Delegation> delegations() {
        return List.of();
      }

      @Override
      public List<String> open(TargetType type, String target) {
        return List.of();
      }

      @Override
      public NewestBuilds newest(TargetType type, String target) {
        return NewestBuilds.none(type, target);
      }

      @Override
      public Optional<ProjectDefinition> newestDefinition() {
        return Optional.empty();
      }

      @Override
      public Slot slot(String key) {
        return slot;
      }
    };
  }
}
