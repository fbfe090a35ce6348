package dev.slipway.approval.core.deployment;

import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseProgress;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table of commands to a release's deployments. Reports and ends mean the running deployment of their slot and
/// sequence and change nothing if there is none; a grant means the deployment that the release has come to, an abort the
/// last one of the slot.
public final class DeploymentDecider {

  private DeploymentDecider() {}

  /// What is asked for again or taken away outlives its release, and a deployment whose release ended before it has
  /// its end recorded, from which nothing follows. Anything else changes nothing once the release has ended.
  public static Decided decide(Release state, DeploymentCommand command) {
    return switch (state) {
      case Release.Absent _ -> Decided.nothing();
      case Release.Open open -> decide(open, command);
      case Release.Finished f -> decide(f.facts(), f.steps(), command);
    };
  }

  private static Decided decide(Release.Open r, DeploymentCommand command) {
    return switch (command) {
      case DeploymentCommand.Grant c -> ready(r, c.slot(), step -> request(r, step, c));
      case DeploymentCommand.Wait c -> ready(r, c.slot(), step -> queue(r, step, c));
      case DeploymentCommand.Start c -> running(r, c, step -> Following.start(step, c));
      case DeploymentCommand.Report c -> running(r, c, step -> Following.report(step, c));
      case DeploymentCommand.Delay c -> running(r, c, step -> Following.delay(r.facts(), step, c));
      case DeploymentCommand.Miss c -> running(r, c, step -> Following.miss(r.facts(), step, c));
      case DeploymentCommand.Succeed c -> running(r, c, step -> succeed(r, step, c));
      case DeploymentCommand.Fail c -> running(r, c, step -> fail(r, step, c));
      case DeploymentCommand.Stop c -> stop(r, c);
      case DeploymentCommand.AskAgain _,
          DeploymentCommand.Abort _,
          DeploymentCommand.NotAborted _ ->
          decide(r.facts(), r.steps(), command);
    };
  }

  /// The commands that change something whatever has become of the release, and the end of a deployment whose release
  /// has ended before it.
  private static Decided decide(
      Release.Facts facts, List<StepState> steps, DeploymentCommand command) {
    return switch (command) {
      case DeploymentCommand.AskAgain c -> askAgain(facts, steps, c);
      case DeploymentCommand.Abort c ->
          Pipeline.last(facts, steps, c.slot())
              .map(step ->
                  Decided.that(
                      new DeploymentEvent.Aborted(step.name(), c.slot(), c.sequence(), c.at())))
              .orElseGet(Decided::nothing);
      case DeploymentCommand.NotAborted c ->
          Pipeline.last(facts, steps, c.slot())
              .map(step ->
                  Decided.that(
                      new DeploymentEvent.NotAborted(
                          step.name(), c.sequence(), c.diagnosis(), c.at())))
              .orElseGet(Decided::nothing);
      case DeploymentCommand.Succeed c ->
          running(facts, steps, c, step -> Decided.that(succeeded(step, c)));
      case DeploymentCommand.Fail c ->
          running(facts, steps, c, step -> Decided.that(failed(step, c)));
      case DeploymentCommand.Stop c ->
          running(facts, steps, c, step -> Decided.that(stopped(step, c)));
      case DeploymentCommand.Grant _,
          DeploymentCommand.Wait _,
          DeploymentCommand.Start _,
          DeploymentCommand.Report _,
          DeploymentCommand.Delay _,
          DeploymentCommand.Miss _ ->
          Decided.nothing();
    };
  }

  private static Decided ready(
      Release.Open release, String slot, Function<DeployStep, Decided> decide) {
    return Pipeline.ready(release)
        .filter(step -> Pipeline.isOf(release.facts(), step, slot))
        .map(decide)
        .orElseGet(Decided::nothing);
  }

  private static Decided running(
      Release.Open release, DeploymentCommand.Numbered c, Function<DeployStep, Decided> decide) {
    return running(release.facts(), release.steps(), c, decide);
  }

  private static Decided running(
      Release.Facts facts,
      List<StepState> steps,
      DeploymentCommand.Numbered c,
      Function<DeployStep, Decided> decide) {
    return running(facts, steps, c).map(decide).orElseGet(Decided::nothing);
  }

  private static Optional<DeployStep> running(
      Release.Facts facts, List<StepState> steps, DeploymentCommand.Numbered c) {
    return Pipeline.of(facts, steps, c.slot(), c.sequence())
        .filter(step -> step.deployment() instanceof Deployment.Running);
  }

  private static Decided request(Release.Open release, DeployStep step, DeploymentCommand.Grant c) {
    return Decided.that(
        new DeploymentEvent.Requested(
            step.name(), c.slot(), c.sequence(), deciderOf(release, step), c.at()));
  }

  private static Decided queue(Release.Open release, DeployStep step, DeploymentCommand.Wait c) {
    boolean known =
        step.deployment() instanceof Deployment.Waiting(var behind, _) && behind.equals(c.behind());
    return known
        ? Decided.nothing()
        : Decided.that(
            new DeploymentEvent.Waiting(
                step.name(), c.slot(), c.behind(), deciderOf(release, step), c.at()));
  }

  private static @Nullable Actor deciderOf(Release.Open release, DeployStep step) {
    return Pipeline.decidedBy(Pipeline.before(release.steps(), step.name())).orElse(null);
  }

  /// The caller knows that the slot still is the release's under this sequence.
  private static Decided askAgain(
      Release.Facts facts, List<StepState> steps, DeploymentCommand.AskAgain c) {
    return Pipeline.of(facts, steps, c.slot(), c.sequence())
        .map(step ->
            Decided.that(
                new DeploymentEvent.AskedAgain(
                    step.name(),
                    c.slot(),
                    c.sequence(),
                    step.deployment() instanceof Deployment.Running r ? r.by() : null,
                    c.at())))
        .orElseGet(Decided::nothing);
  }

  private static Decided succeed(
      Release.Open release, DeployStep step, DeploymentCommand.Succeed c) {
    ReleaseProgress succeeded = ReleaseProgress.from(release).then(succeeded(step, c));
    String newer = release.supersededBy();
    boolean last = Pipeline.holding(StepState.of(succeeded.state())).isEmpty();
    return newer == null || last
        ? succeeded.advance(c.at()).accepted()
        : succeeded.supersede(newer, c.at()).accepted();
  }

  private static Decided fail(Release.Open release, DeployStep step, DeploymentCommand.Fail c) {
    ReleaseProgress failed = ReleaseProgress.from(release).then(failed(step, c));
    String newer = release.supersededBy();
    if (newer != null) {
      return failed.supersede(newer, c.at()).accepted();
    }
    return Pipeline.leadingTo(release.steps(), step)
        .map(gate -> failed.open(gate, c.at()))
        .orElseGet(
            () -> failed.finish(new RecordedEvent.Finished(Outcome.FAILED, null, null, c.at())))
        .accepted();
  }

  /// Nobody tries it again: whoever went back does not want this build.
  private static Decided stop(Release.Open release, DeploymentCommand.Stop c) {
    ReleaseProgress progress = ReleaseProgress.from(release);
    return running(release.facts(), release.steps(), c)
        .map(step -> progress.then(stopped(step, c)))
        .orElse(progress)
        .finish(new RecordedEvent.Finished(Outcome.FAILED, c.by(), null, c.at()))
        .accepted();
  }

  private static RecordedEvent succeeded(DeployStep step, DeploymentCommand.Succeed c) {
    return new DeploymentEvent.Succeeded(
        step.name(), c.sequence(), c.url(), c.share(), c.digest(), c.at());
  }

  private static RecordedEvent failed(DeployStep step, DeploymentCommand.Fail c) {
    return new DeploymentEvent.Failed(step.name(), c.sequence(), c.diagnosis(), c.at());
  }

  private static RecordedEvent stopped(DeployStep step, DeploymentCommand.Stop c) {
    Diagnosis why = Diagnosis.of("Stopped", "stopped by " + c.by().person() + "'s rollback");
    return new DeploymentEvent.Failed(step.name(), c.sequence(), why, c.at());
  }
}
