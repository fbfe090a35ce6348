package dev.slipway.approval.core.deployment;

import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.StepSnapshot.Pods;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A deployment step.
///
/// @param attempt how often a deployment was begun, from 0
/// @param removal how what was deployed goes, null where it stays
public record DeployStep(
    Step.Deploy step, int attempt, Deployment deployment, @Nullable Removal removal)
    implements StepState {

  /// One whose deployment stays.
  public DeployStep(Step.Deploy step, int attempt, Deployment deployment) {
    this(step, attempt, deployment, null);
  }

  /// One that no release has come to.
  public static DeployStep pending(Step.Deploy step) {
    return new DeployStep(step, 0, new Deployment.Pending());
  }

  @Override
  public String name() {
    return step.name();
  }

  @Override
  public boolean isDone() {
    return deployment instanceof Deployment.Succeeded;
  }

  @Override
  public boolean holdsUp() {
    return true;
  }

  @Override
  public Optional<StepEvent> arrival(Instant at) {
    return Optional.empty();
  }

  /// A deployment that runs ends by itself, after its release.
  @Override
  public Optional<StepEvent> closing(Instant at) {
    return Optional.empty();
  }

  @Override
  public boolean belongsTo(String environment) {
    return step.environment().equals(environment);
  }

  @Override
  public void check(ProjectDefinition definition, Subject subject) {
    if (Subject.build(subject).isEmpty()) {
      throw new IllegalArgumentException(
          "project %s deploys to %s for a %s, which brings no image; leave the step out"
              .formatted(definition.project(), step.environment(), subject.kind()));
    }
    if (!definition.environments().containsKey(step.environment())) {
      throw new IllegalArgumentException(
          "project %s deploys to %s; define it"
              .formatted(definition.project(), step.environment()));
    }
  }

  @Override
  public DeployStep after(StepEvent event) {
    return event instanceof DeploymentEvent own ? after(own) : this;
  }

  /// The step once the event has happened to it. Copies facts and never judges them.
  public DeployStep after(DeploymentEvent event) {
    return switch (event) {
      case DeploymentEvent.Requested e ->
          new DeployStep(
              step,
              attempt + 1,
              RunningBuilder.builder().sequence(e.sequence()).by(e.by()).since(e.at()).build());
      case DeploymentEvent.Waiting e -> in(new Deployment.Waiting(e.behind(), e.by()));
      case DeploymentEvent.Started e -> running(running -> running.startedAt(e.at()));
      case DeploymentEvent.Progressed e ->
          running(running -> running.with(new Pods(e.ready(), e.desired(), e.delayed()), e.at()));
      case DeploymentEvent.Unanswered e -> running(running -> running.unanswered(e.cluster()));
      case DeploymentEvent.AskedAgain _, DeploymentEvent.Aborted _ -> this;
      case DeploymentEvent.Succeeded e ->
          in(
              new Deployment.Succeeded(
                  e.sequence(), deployment.by(), e.url(), e.at(), null, e.share()));
      case DeploymentEvent.Failed e ->
          in(new Deployment.Failed(e.sequence(), deployment.by(), e.diagnosis(), e.at()));
      case DeploymentEvent.NotAborted e ->
          in(new Deployment.Failed(e.sequence(), null, e.diagnosis(), e.at()));
    };
  }

  /// As if the release had not come to it.
  @Override
  public DeployStep again() {
    return in(new Deployment.Pending());
  }

  /// Whether both deploy to one environment.
  public boolean isOfEnvironmentOf(DeployStep other) {
    return step.environment().equals(other.step.environment());
  }

  /// An earlier phase once what it brought is gone. Where it was alone nothing serves any more.
  public DeployStep takenBack() {
    return deployment instanceof Deployment.Succeeded done && !step.isLast()
        ? in(done.takenBack())
        : this;
  }

  /// A release that has ended, or has a gate to wait for, waits for no slot.
  public DeployStep withoutWaiting() {
    return deployment instanceof Deployment.Waiting ? again() : this;
  }

  /// @param drift how what was deployed is no longer as it was, null where it is again
  public DeployStep drifted(@Nullable Drift drift) {
    return deployment instanceof Deployment.Succeeded done ? in(done.drifted(drift)) : this;
  }

  /// @param how what was deployed goes
  public DeployStep going(Removal how) {
    return new DeployStep(step, attempt, deployment, how);
  }

  private DeployStep running(UnaryOperator<Deployment.Running> change) {
    return deployment instanceof Deployment.Running running ? in(change.apply(running)) : this;
  }

  private DeployStep in(Deployment state) {
    return new DeployStep(step, attempt, state, removal);
  }
}
