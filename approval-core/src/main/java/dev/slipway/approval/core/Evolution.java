package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import dev.slipway.approval.core.StepState.Deployment;
import dev.slipway.approval.core.StepState.Gate;
import dev.slipway.approval.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Drift;
import dev.slipway.contract.approval.StepSnapshot.Pods;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
            instanceof RecordedEvent.Opened(var id, var build, var definition, var rollback, var at)
        ? open(
            new Release.Facts(id, build, definition, at, rollback),
            1,
            Pipeline.pending(definition),
            null)
        : absent;
  }

  private static Release move(Release.Open open, RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Opened _,
          RecordedEvent.Refused _,
          RecordedEvent.CommandRefused _,
          RecordedEvent.InputLost _ ->
          with(open, open.steps());
      case RecordedEvent.GateOpened e ->
          gate(
              waitingForNothing(open),
              e.step(),
              g -> reopen(g, e.attempt(), new Gate.Open(e.expiresAt(), false)));
      case RecordedEvent.GateReminded e ->
          gate(open, e.step(), g -> reaching(g, g.reach().remindedAt(e.at())));
      case RecordedEvent.GateEscalated e ->
          gate(open, e.step(), g -> reaching(g, g.reach().escalatedAt(e.at())));
      case RecordedEvent.VoteDelegated e -> {
        String by = Voters.identity(e.by());
        yield gate(open, e.step(), g -> reaching(g, g.reach().delegated(by, e.delegation())));
      }
      case RecordedEvent.VotersChanged e ->
          gate(open, e.step(), g -> reaching(g, g.reach().without(e.left())));
      case RecordedEvent.VoteCast e -> gate(open, e.step(), g -> voted(g, e.vote()));
      case RecordedEvent.GatePassed e -> gate(open, e.step(), g -> passed(g, e));
      case RecordedEvent.GateRejected e ->
          gate(open, e.step(), g -> in(g, new Gate.Rejected(e.at())));
      case RecordedEvent.GateClosed e -> gate(open, e.step(), g -> in(g, new Gate.Closed(e.at())));
      case RecordedEvent.GateExpired e ->
          gate(open, e.step(), g -> in(g, new Gate.Expired(e.at())));
      case RecordedEvent.DeploymentRequested e -> deploy(open, e.step(), d -> requested(d, e));
      case RecordedEvent.DeploymentWaiting e ->
          deploy(open, e.step(), d -> d.in(new Deployment.Waiting(e.behind(), e.by())));
      case RecordedEvent.DeploymentStarted e ->
          running(open, e.step(), running -> running.startedAt(e.at()));
      case RecordedEvent.DeploymentProgressed e ->
          running(
              open,
              e.step(),
              running -> running.with(new Pods(e.ready(), e.desired(), e.delayed()), e.at()));
      case RecordedEvent.DeploymentUnanswered e ->
          running(open, e.step(), running -> running.unanswered(e.cluster()));
      case RecordedEvent.DeploymentAskedAgain _ -> with(open, open.steps());
      case RecordedEvent.DriftDetected _,
          RecordedEvent.DriftEnded _,
          RecordedEvent.DeploymentAborted _,
          RecordedEvent.DeploymentNotAborted _,
          RecordedEvent.RemovalDue _,
          RecordedEvent.RemovalPutOff _,
          RecordedEvent.RemovalRequested _,
          RecordedEvent.Removed _,
          RecordedEvent.RemovalFailed _ ->
          with(open, serving(open.steps(), event));
      case RecordedEvent.DeploymentSucceeded e ->
          deploy(
              new Release.Open(
                  pinned(open.facts(), open.steps(), e),
                  open.version(),
                  open.steps(),
                  open.current(),
                  open.supersededBy()),
              e.step(),
              d -> d.in(succeeded(d, e)));
      case RecordedEvent.DeploymentFailed e ->
          deploy(again(open, e.step()), e.step(), d -> d.in(failed(d, e)));
      case RecordedEvent.SupersessionPending e ->
          open(open.facts(), open.version() + 1, open.steps(), e.by());
      case RecordedEvent.Finished e -> finished(open, e);
    };
  }

  private static Release.Open open(
      Release.Facts facts, long version, List<StepState> steps, @Nullable String supersededBy) {
    int current = Pipeline.holding(steps).orElse(steps.size() - 1);
    return new Release.Open(facts, version, steps, current, supersededBy);
  }

  private static Release.Open with(Release.Open open, List<StepState> steps) {
    return open(open.facts(), open.version() + 1, steps, open.supersededBy());
  }

  private static Release.Open gate(Release.Open open, String name, UnaryOperator<GateStep> change) {
    return with(
        open,
        open.steps().stream()
            .map(s -> s instanceof GateStep g && g.name().equals(name) ? change.apply(g) : s)
            .toList());
  }

  private static Release.Open deploy(
      Release.Open open, String name, UnaryOperator<DeployStep> change) {
    return with(open, Pipeline.change(open.steps(), name, change));
  }

  private static Release.Open running(
      Release.Open open, String name, UnaryOperator<Deployment.Running> change) {
    return deploy(
        open,
        name,
        step ->
            step.deployment() instanceof Deployment.Running running
                ? step.in(change.apply(running))
                : step);
  }

  /// What was deployed serves on after its release has ended, and what is being deployed then ends after it.
  private static List<StepState> serving(List<StepState> steps, RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.DriftDetected e -> drifted(steps, e.step(), e.drift());
      case RecordedEvent.DriftEnded e -> drifted(steps, e.step(), null);
      case RecordedEvent.DeploymentSucceeded e ->
          Pipeline.change(steps, e.step(), d -> d.in(succeeded(d, e)));
      case RecordedEvent.DeploymentFailed e ->
          Pipeline.change(steps, e.step(), d -> d.in(failed(d, e)));
      case RecordedEvent.DeploymentAborted e -> Departure.aborted(steps, e.step());
      case RecordedEvent.DeploymentNotAborted e -> Departure.notAborted(steps, e);
      case RecordedEvent.RemovalDue e -> Departure.due(steps, e);
      case RecordedEvent.RemovalPutOff e -> Departure.putOff(steps, e);
      case RecordedEvent.RemovalRequested e -> Departure.requested(steps, e);
      case RecordedEvent.Removed e -> Departure.removed(steps, e);
      case RecordedEvent.RemovalFailed e -> Departure.failed(steps, e);
      case RecordedEvent _ -> steps;
    };
  }

  private static List<StepState> drifted(
      List<StepState> steps, String name, @Nullable Drift drift) {
    return Pipeline.change(
        steps,
        name,
        step ->
            step.deployment() instanceof Deployment.Succeeded s ? step.in(s.drifted(drift)) : step);
  }

  private static GateStep reopen(GateStep gate, int attempt, Gate.Open opening) {
    return new GateStep(gate.step(), attempt, opening, gate.votes(), gate.reach().again());
  }

  private static GateStep in(GateStep gate, Gate state) {
    return new GateStep(gate.step(), gate.attempt(), state, gate.votes(), gate.reach());
  }

  private static GateStep reaching(GateStep gate, GateFollowUp reach) {
    return new GateStep(gate.step(), gate.attempt(), gate.gate(), gate.votes(), reach);
  }

  private static GateStep voted(GateStep gate, Vote vote) {
    return new GateStep(
        gate.step(),
        gate.attempt(),
        gate.gate(),
        Stream.concat(gate.votes().stream(), Stream.of(vote)).toList(),
        gate.reach());
  }

  /// An advisory gate goes on taking votes.
  private static GateStep passed(GateStep gate, RecordedEvent.GatePassed event) {
    return gate.step().advisory() && gate.gate() instanceof Gate.Open(var expiresAt, _)
        ? in(gate, new Gate.Open(expiresAt, true))
        : in(gate, new Gate.Passed(event.at()));
  }

  /// A deployment that has failed begins again with its first phase, and with a look at its freezes.
  private static Release.Open again(Release.Open open, String name) {
    List<StepState> own =
        open.steps().stream()
            .filter(DeployStep.class::isInstance)
            .map(DeployStep.class::cast)
            .filter(step -> step.name().equals(name))
            .findFirst()
            .map(step -> Pipeline.upTo(open.steps(), step))
            .orElse(List.of());
    return new Release.Open(
        open.facts(),
        open.version(),
        open.steps().stream().map(step -> own.contains(step) ? pending(step) : step).toList(),
        open.current(),
        open.supersededBy());
  }

  private static StepState pending(StepState step) {
    return switch (step) {
      case DeployStep deploy -> deploy.in(new Deployment.Pending());
      case GateStep gate -> in(gate, new Gate.Pending());
    };
  }

  private static Release.Open waitingForNothing(Release.Open open) {
    return new Release.Open(
        open.facts(),
        open.version(),
        open.steps().stream().map(Evolution::ended).toList(),
        open.current(),
        open.supersededBy());
  }

  private static DeployStep requested(DeployStep step, RecordedEvent.DeploymentRequested e) {
    return new DeployStep(
        step.step(), step.attempt() + 1, new Deployment.Running(e.sequence(), e.by(), e.at()));
  }

  /// Whatever is deployed later is the image that runs now, wherever its tag points to. While its phases go
  /// on, the name stays as it was, lest the pods be made anew.
  private static Release.Facts pinned(
      Release.Facts facts, List<StepState> steps, RecordedEvent event) {
    return event instanceof RecordedEvent.DeploymentSucceeded e
            && e.digest() != null
            && isLast(steps, e.step())
        ? facts.pinned(e.digest())
        : facts;
  }

  private static boolean isLast(List<StepState> steps, String name) {
    return steps.stream()
        .anyMatch(step ->
            step instanceof DeployStep deploy
                && deploy.name().equals(name)
                && deploy.step().isLast());
  }

  private static Deployment succeeded(DeployStep step, RecordedEvent.DeploymentSucceeded e) {
    return new Deployment.Succeeded(
        e.sequence(), by(step.deployment()), e.url(), e.at(), null, e.share());
  }

  private static Deployment failed(DeployStep step, RecordedEvent.DeploymentFailed e) {
    return new Deployment.Failed(e.sequence(), by(step.deployment()), e.diagnosis(), e.at());
  }

  private static @Nullable Actor by(Deployment deployment) {
    return switch (deployment) {
      case Deployment.Pending _ -> null;
      case Deployment.Waiting w -> w.by();
      case Deployment.Running r -> r.by();
      case Deployment.Succeeded s -> s.by();
      case Deployment.Failed f -> f.by();
    };
  }

  private static Release.Finished finished(Release.Open open, RecordedEvent.Finished e) {
    return new Release.Finished(
        open.facts(),
        open.version() + 1,
        open.steps().stream().map(Evolution::ended).toList(),
        e.outcome(),
        e.at(),
        e.by(),
        e.supersededBy());
  }

  /// A finished release waits for nothing.
  private static StepState ended(StepState step) {
    return step instanceof DeployStep d && d.deployment() instanceof Deployment.Waiting
        ? d.in(new Deployment.Pending())
        : step;
  }
}
