package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.environment.Instances;
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
      case DeploymentEvent.Succeeded e -> {
        Release.Facts facts = pinned(open.facts(), open.steps(), e);
        yield open(facts, open.version() + 1, named(open.steps(), e), open.supersededBy());
      }
      case StepEvent e -> with(open, after(open.steps(), e));
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

  private static List<StepState> after(List<StepState> steps, StepEvent event) {
    return switch (event) {
      case EnvironmentEvent e -> Instances.after(steps, e);
      case DeploymentEvent.Aborted e -> aborted(steps, e);
      case DeploymentEvent.Failed e -> named(again(steps, e.step()), e);
      case StepEvent e -> named(e.isArrival() ? waitingForNothing(steps) : steps, e);
    };
  }

  /// The steps once the event has happened to the one that it names.
  private static List<StepState> named(List<StepState> steps, StepEvent event) {
    return steps.stream()
        .map(step -> step.name().equals(event.step()) ? step.after(event) : step)
        .toList();
  }

  /// What was deployed serves on after its release has ended, and what is being deployed then ends after it.
  private static List<StepState> serving(List<StepState> steps, RecordedEvent event) {
    return switch (event) {
      case EnvironmentEvent e -> Instances.after(steps, e);
      case DeploymentEvent.Aborted e -> aborted(steps, e);
      case DeploymentEvent.NotAborted e -> named(steps, e);
      case DeploymentEvent.Succeeded e -> named(steps, e);
      case DeploymentEvent.Failed e -> named(steps, e);
      case RecordedEvent _ -> steps;
    };
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
