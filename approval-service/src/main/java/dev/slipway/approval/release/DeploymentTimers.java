package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Lookup;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sets the timers by which a deployment's missing results are noticed. One timer at a time: the first for an
/// answer, and as long as the deployment runs each sets the next.
@Component
class DeploymentTimers {

  private final DeploymentProperties properties;
  private final Clock clock;

  DeploymentTimers(DeploymentProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /// The timers that a decision asks for. They run from now: where the input comes late, as after a
  /// pause of this service, the deployer has been asked only now.
  ///
  /// @param after the project's releases and slots once the decision has been taken over
  List<DeploymentDue> of(String project, Input input, Decision decision, Lookup after) {
    List<DeploymentDue> timers = new ArrayList<>();
    for (Decision.Recorded recorded : decision.events()) {
      switch (recorded.event()) {
        case DeploymentEvent.Requested e ->
            timers.add(
                new DeploymentDue(
                    project,
                    recorded.release(),
                    e.step(),
                    e.slot(),
                    e.sequence(),
                    About.ANSWER,
                    clock.instant().plus(properties.answerWithin())));
        case DeploymentEvent.Aborted e when !(input instanceof Input.DeploymentLate) ->
            outcome(project, recorded.release(), e.slot(), e.sequence(), after)
                .ifPresent(timers::add);
        case EnvironmentEvent.RemovalRequested e when !isLate(input, e.sequence()) ->
            outcome(project, recorded.release(), e.slot(), e.sequence(), after)
                .ifPresent(timers::add);
        case RecordedEvent _ -> {}
      }
    }
    if (input instanceof Input.DeploymentLate late
        && after.slot(late.slot()).runs(late.release(), late.sequence())) {
      outcome(project, late.release(), late.slot(), late.sequence(), after).ifPresent(timers::add);
    }
    if (decision.events().stream().anyMatch(recorded -> lasts(recorded.event()))) {
      decision.slots().forEach(slot -> timers.addAll(ends(project, slot, after)));
    }
    return timers;
  }

  /// Whether how long an instance stays is said anew by it.
  private static boolean lasts(RecordedEvent event) {
    return event instanceof DeploymentEvent.Requested
        || event instanceof EnvironmentEvent.RemovalPutOff
        || event instanceof EnvironmentEvent.RemovalFailed;
  }

  /// Whether the request is one that was made before, which is asked for again.
  private static boolean isLate(Input input, long sequence) {
    return input instanceof Input.DeploymentLate late && late.sequence() == sequence;
  }

  /// When people are told that an instance goes, and when it does.
  private static List<DeploymentDue> ends(String project, Slot slot, Lookup after) {
    Stay stay = slot.stay();
    if (stay == null || stay.until() == null || slot.work() == Slot.Work.REMOVE) {
      return List.of();
    }
    Instant until = stay.until();
    return environment(after.release(stay.release()), slot.key())
        .map(place -> {
          List<DeploymentDue> due = new ArrayList<>();
          if (place.ttl() != null && stay.leaving() == null) {
            Instant warning = Stay.warning(until, place.ttl());
            due.add(due(project, place, slot, stay, About.EXPIRING, warning));
          }
          due.add(due(project, place, slot, stay, About.EXPIRED, until));
          return due;
        })
        .orElse(List.of());
  }

  private static DeploymentDue due(
      String project, Place place, Slot slot, Stay stay, About about, Instant at) {
    return new DeploymentDue(
        project, stay.release(), place.name(), slot.key(), slot.sequence(), about, at);
  }

  private Optional<DeploymentDue> outcome(
      String project, String release, String slot, long sequence, Lookup after) {
    return environment(after.release(release), slot)
        .map(place ->
            new DeploymentDue(
                project,
                release,
                place.name(),
                slot,
                sequence,
                About.OUTCOME,
                clock.instant().plus(place.timeout()).plus(properties.outcomeGrace())));
  }

  private record Place(String name, Duration timeout, @Nullable Duration ttl) {}

  private static Optional<Place> environment(Release release, String slot) {
    return Release.Facts.of(release)
        .flatMap(facts ->
            facts.definition().deployments().stream()
                .filter(step -> Slot.key(facts, step).equals(slot))
                .findFirst()
                .flatMap(step -> place(facts, step)));
  }

  private static Optional<Place> place(Release.Facts facts, Step.Deploy step) {
    Environment environment = facts.definition().environments().get(step.environment());
    return Optional.ofNullable(environment)
        .map(e -> new Place(step.environment(), e.timeout(), e.ttl()));
  }
}
