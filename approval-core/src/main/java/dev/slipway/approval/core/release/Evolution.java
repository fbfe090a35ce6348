package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.environment.Instances;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds a release's history into its state. Copies facts and never judges them: whatever is in the
/// history has happened.
public final class Evolution {

  private Evolution() {}

  /// The release after the event, its version one higher. What is said about a release that was
  /// never opened leaves it [Release.Absent].
  public static Release evolve(Release state, RecordedEvent event) {
    return switch (state) {
      case Release.Absent absent -> begin(absent, event);
      case Release.Open open -> move(open, event);
      case Release.Finished f ->
          new Release.Finished(
              pinned(f.facts(), f.steps(), event),
              f.version() + 1,
              serving(f.steps(), event),
              f.outcome(),
              f.at(),
              f.by(),
              f.supersededBy());
    };
  }

  private static Release begin(Release.Absent absent, RecordedEvent event) {
    return event
            instanceof RecordedEvent.Opened(var id, var subject, var definition, var cause, var at)
        ? open(
            new Release.Facts(id, subject, definition, at, cause),
            1,
            Pipeline.pending(definition),
            null)
        : absent;
  }

  private static Release move(Release.Open open, RecordedEvent event) {
    return switch (event) {
      case GateEvent e -> move(open, e);
      case WaitEvent e -> move(open, e);
      case DeploymentEvent e -> move(open, e);
      case EnvironmentEvent e -> with(open, Instances.after(open.steps(), e));
      case RecordedEvent.Opened _,
          RecordedEvent.Refused _,
          RecordedEvent.CommandRefused _,
          RecordedEvent.InputLost _ ->
          with(open, open.steps());
      case RecordedEvent.SupersessionPending e ->
          open(open.facts(), open.version() + 1, open.steps(), e.by());
      case RecordedEvent.Finished e -> finished(open, e);
    };
  }

  private static Release.Open move(Release.Open open, GateEvent event) {
    List<StepState> steps =
        event instanceof GateEvent.Opened ? waitingForNothing(open.steps()) : open.steps();
    return with(
        open,
        steps.stream()
            .map(step -> step.name().equals(event.step()) ? after(step, event) : step)
            .toList());
  }

  /// Those who may end a wait have votes, delegations and successors as those of a gate have.
  private static StepState after(StepState step, GateEvent event) {
    return switch (step) {
      case GateStep gate -> gate.after(event);
      case WaitStep wait when event instanceof GateEvent.OfPeople e -> wait.after(e);
      case WaitStep _, DeployStep _ -> step;
    };
  }

  private static Release.Open move(Release.Open open, WaitEvent event) {
    List<StepState> steps =
        event instanceof WaitEvent.Began ? waitingForNothing(open.steps()) : open.steps();
    return with(
        open,
        steps.stream()
            .map(step ->
                step instanceof WaitStep wait && wait.name().equals(event.step())
                    ? wait.after(event)
                    : step)
            .toList());
  }

  private static Release.Open move(Release.Open open, DeploymentEvent event) {
    return switch (event) {
      case DeploymentEvent.Aborted _, DeploymentEvent.NotAborted _ ->
          with(open, serving(open.steps(), event));
      case DeploymentEvent.Failed e -> with(open, deployed(again(open.steps(), e.step()), e));
      case DeploymentEvent.Succeeded e -> {
        Release.Facts facts = pinned(open.facts(), open.steps(), e);
        yield open(facts, open.version() + 1, deployed(open.steps(), e), open.supersededBy());
      }
      case DeploymentEvent.Requested _,
          DeploymentEvent.Waiting _,
          DeploymentEvent.Started _,
          DeploymentEvent.Progressed _,
          DeploymentEvent.Unanswered _,
          DeploymentEvent.AskedAgain _ ->
          with(open, deployed(open.steps(), event));
    };
  }

  /// What was deployed serves on after its release has ended, and what is being deployed then ends after it.
  private static List<StepState> serving(List<StepState> steps, RecordedEvent event) {
    return switch (event) {
      case EnvironmentEvent e -> Instances.after(steps, e);
      case DeploymentEvent.Aborted e -> aborted(steps, e);
      case DeploymentEvent.NotAborted e -> deployed(steps, e);
      case DeploymentEvent.Succeeded e -> deployed(steps, e);
      case DeploymentEvent.Failed e -> deployed(steps, e);
      case RecordedEvent _ -> steps;
    };
  }

  private static List<StepState> deployed(List<StepState> steps, DeploymentEvent event) {
    return Pipeline.change(steps, event.step(), step -> step.after(event));
  }

  /// What the phases before the last one deployed is gone.
  private static List<StepState> aborted(List<StepState> steps, DeploymentEvent.Aborted event) {
    Optional<DeployStep> last = Pipeline.deployment(steps, event.step());
    return steps.stream()
        .map(step ->
            step instanceof DeployStep deploy
                    && last.filter(l -> l.isOfEnvironmentOf(deploy)).isPresent()
                ? deploy.takenBack()
                : step)
        .toList();
  }

  /// A deployment that has failed begins again with its first phase, and with a look at its freezes.
  private static List<StepState> again(List<StepState> steps, String name) {
    List<StepState> own =
        Pipeline.deployment(steps, name).map(step -> Pipeline.upTo(steps, step)).orElse(List.of());
    return steps.stream().map(step -> own.contains(step) ? step.again() : step).toList();
  }

  private static List<StepState> waitingForNothing(List<StepState> steps) {
    return steps.stream()
        .map(step -> step instanceof DeployStep deploy ? deploy.withoutWaiting() : step)
        .toList();
  }

  /// Whatever is deployed later is the image that runs now, wherever its tag points to. While its phases go
  /// on, the name stays as it was, lest the pods be made anew.
  private static Release.Facts pinned(
      Release.Facts facts, List<StepState> steps, RecordedEvent event) {
    return event instanceof DeploymentEvent.Succeeded done
            && done.digest() != null
            && Pipeline.deployment(steps, done.step())
                .filter(step -> step.step().isLast())
                .isPresent()
        ? facts.pinned(done.digest())
        : facts;
  }

  private static Release.Open open(
      Release.Facts facts, long version, List<StepState> steps, @Nullable String supersededBy) {
    int current = Pipeline.holding(steps).orElse(steps.size() - 1);
    return new Release.Open(facts, version, steps, current, supersededBy);
  }

  private static Release.Open with(Release.Open open, List<StepState> steps) {
    return open(open.facts(), open.version() + 1, steps, open.supersededBy());
  }

  private static Release.Finished finished(Release.Open open, RecordedEvent.Finished e) {
    return new Release.Finished(
        open.facts(),
        open.version() + 1,
        waitingForNothing(open.steps()),
        e.outcome(),
        e.at(),
        e.by(),
        e.supersededBy());
  }
}
