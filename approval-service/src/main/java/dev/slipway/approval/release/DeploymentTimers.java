package dev.slipway.approval.release;

import dev.slipway.approval.release.core.Decision;
import dev.slipway.approval.release.core.Input;
import dev.slipway.approval.release.core.Lookup;
import dev.slipway.approval.release.core.Release;
import dev.slipway.approval.release.core.ReleaseEvent;
import dev.slipway.approval.release.core.Slot;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When a deployment is to be looked at again for what should have been heard of it. One timer at a
/// time: the first for an answer, and as long as the deployment runs each sets the next.
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
      if (recorded.event() instanceof ReleaseEvent.DeploymentRequested e) {
        timers.add(
            new DeploymentDue(
                project,
                recorded.release(),
                e.step(),
                e.slot(),
                e.sequence(),
                About.ANSWER,
                clock.instant().plus(properties.answerWithin())));
      }
    }
    if (input instanceof Input.DeploymentLate late) {
      next(project, late, after).ifPresent(timers::add);
    }
    return timers;
  }

  private Optional<DeploymentDue> next(String project, Input.DeploymentLate late, Lookup after) {
    if (!after.slot(late.slot()).runs(late.release(), late.sequence())) {
      return Optional.empty();
    }
    return environment(after.release(late.release()), late.slot())
        .map(environment ->
            new DeploymentDue(
                project,
                late.release(),
                environment.name(),
                late.slot(),
                late.sequence(),
                About.OUTCOME,
                clock.instant().plus(environment.timeout()).plus(properties.outcomeGrace())));
  }

  private record Place(String name, Duration timeout) {}

  private static Optional<Place> environment(Release release, String slot) {
    return Release.Facts.of(release)
        .flatMap(facts ->
            facts.definition().pipeline().stream()
                .filter(Step.Deploy.class::isInstance)
                .map(Step.Deploy.class::cast)
                .filter(step -> Slot.key(facts, step).equals(slot))
                .findFirst()
                .flatMap(step -> place(facts, step)));
  }

  private static Optional<Place> place(Release.Facts facts, Step.Deploy step) {
    Environment environment = facts.definition().environments().get(step.environment());
    return Optional.ofNullable(environment).map(e -> new Place(step.environment(), e.timeout()));
  }
}
