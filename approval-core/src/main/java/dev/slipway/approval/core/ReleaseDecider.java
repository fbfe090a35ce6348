package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import dev.slipway.approval.core.StepState.Deployment;
import dev.slipway.approval.core.StepState.Gate;
import dev.slipway.approval.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies commands to a release, as one table. A command that comes again, or too late, changes nothing;
/// only people are refused, since only they are told.
public final class ReleaseDecider {

  private ReleaseDecider() {}

  /// @throws IllegalArgumentException where a release is opened with a pipeline that cannot be
  ///     followed
  public static Decided decide(Release state, Command command) {
    return switch (new Row(state, command)) {
      case Row(Release.Absent absent, Command.Open c) -> open(absent, c);
      case Row(Release.Absent _, Command.Choose _) -> refuse(Refusal.UNKNOWN_RELEASE);
      case Row(Release.Absent _, Command.Expire _) -> nothing();
      case Row(Release.Absent _, Command.Remind _) -> nothing();
      case Row(Release.Absent _, Command.Escalate _) -> nothing();
      case Row(Release.Absent _, Command.Delegate _) -> nothing();
      case Row(Release.Absent _, Command.Grant _) -> nothing();
      case Row(Release.Absent _, Command.Wait _) -> nothing();
      case Row(Release.Absent _, Command.Start _) -> nothing();
      case Row(Release.Absent _, Command.Report _) -> nothing();
      case Row(Release.Absent _, Command.Delay _) -> nothing();
      case Row(Release.Absent _, Command.Miss _) -> nothing();
      case Row(Release.Absent _, Command.AskAgain _) -> nothing();
      case Row(Release.Absent _, Command.Drifted _) -> nothing();
      case Row(Release.Absent _, Command.Succeed _) -> nothing();
      case Row(Release.Absent _, Command.Fail _) -> nothing();
      case Row(Release.Absent _, Command.Freeze _) -> nothing();
      case Row(Release.Absent _, Command.Abort _) -> nothing();
      case Row(Release.Absent _, Command.NotAborted _) -> nothing();
      case Row(Release.Absent _, Command.Warn _) -> nothing();
      case Row(Release.Absent _, Command.Keep _) -> nothing();
      case Row(Release.Absent _, Command.Remove _) -> nothing();
      case Row(Release.Absent _, Command.Removed _) -> nothing();
      case Row(Release.Absent _, Command.NotRemoved _) -> nothing();
      case Row(Release.Absent _, Command.Stop _) -> nothing();
      case Row(Release.Absent _, Command.Supersede _) -> nothing();

      case Row(Release.Open _, Command.Open _) -> nothing();
      case Row(Release.Open r, Command.Choose c) -> Voting.choose(r, c);
      case Row(Release.Open r, Command.Expire c) when isDue(r, c) -> expire(r, c);
      case Row(Release.Open _, Command.Expire _) -> nothing();
      case Row(Release.Open r, Command.Remind c) -> Reminding.remind(r, c);
      case Row(Release.Open r, Command.Escalate c) -> Reminding.escalate(r, c);
      case Row(Release.Open r, Command.Delegate c) -> Reminding.delegate(r, c);
      case Row(Release.Open r, Command.Grant c) when isReady(r, c.slot()) -> request(r, c);
      case Row(Release.Open _, Command.Grant _) -> nothing();
      case Row(Release.Open r, Command.Wait c) when isReady(r, c.slot()) -> queue(r, c);
      case Row(Release.Open _, Command.Wait _) -> nothing();
      case Row(Release.Open r, Command.Start c) when runs(r, c.slot(), c.sequence()) ->
          Following.start(r, c);
      case Row(Release.Open _, Command.Start _) -> nothing();
      case Row(Release.Open r, Command.Report c) when runs(r, c.slot(), c.sequence()) ->
          Following.report(r, c);
      case Row(Release.Open _, Command.Report _) -> nothing();
      case Row(Release.Open r, Command.Delay c) when runs(r, c.slot(), c.sequence()) ->
          Following.delay(r, c);
      case Row(Release.Open _, Command.Delay _) -> nothing();
      case Row(Release.Open r, Command.Miss c) when runs(r, c.slot(), c.sequence()) ->
          Following.miss(r, c);
      case Row(Release.Open _, Command.Miss _) -> nothing();
      case Row(Release.Open r, Command.AskAgain c) -> Following.askAgain(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Drifted c) -> Following.drift(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Succeed c) when runs(r, c.slot(), c.sequence()) ->
          succeed(r, c);
      case Row(Release.Open _, Command.Succeed _) -> nothing();
      case Row(Release.Open r, Command.Fail c) when runs(r, c.slot(), c.sequence()) -> fail(r, c);
      case Row(Release.Open _, Command.Fail _) -> nothing();
      case Row(Release.Open r, Command.Freeze c) -> freeze(r, c);
      case Row(Release.Open r, Command.Abort c) -> Staying.abort(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.NotAborted c) -> Staying.notAborted(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Warn c) -> Staying.warn(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Keep c) -> Staying.keep(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Remove c) -> Staying.remove(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Removed c) -> Staying.removed(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.NotRemoved c) -> Staying.notRemoved(r.facts(), r.steps(), c);
      case Row(Release.Open r, Command.Stop c) -> stop(r, c);
      case Row(Release.Open r, Command.Supersede _) when r.supersededBy() != null -> nothing();
      case Row(Release.Open r, Command.Supersede c) when Pipeline.running(r).isPresent() ->
          accept(new RecordedEvent.SupersessionPending(c.by(), c.at()));
      case Row(Release.Open r, Command.Supersede c) ->
          supersede(ReleaseProgress.from(r), c.by(), c.at()).accepted();

      case Row(Release.Finished _, Command.Open _) -> nothing();
      case Row(Release.Finished r, Command.Choose c) when Voting.Offer.of(r.steps(), c).isEmpty() ->
          refuse(Refusal.UNKNOWN_CHOICE);
      case Row(Release.Finished _, Command.Choose _) -> refuse(Refusal.FINISHED);
      case Row(Release.Finished _, Command.Expire _) -> nothing();
      case Row(Release.Finished _, Command.Remind _) -> nothing();
      case Row(Release.Finished _, Command.Escalate _) -> nothing();
      case Row(Release.Finished _, Command.Delegate _) -> nothing();
      case Row(Release.Finished _, Command.Grant _) -> nothing();
      case Row(Release.Finished _, Command.Wait _) -> nothing();
      case Row(Release.Finished _, Command.Start _) -> nothing();
      case Row(Release.Finished _, Command.Report _) -> nothing();
      case Row(Release.Finished _, Command.Delay _) -> nothing();
      case Row(Release.Finished _, Command.Miss _) -> nothing();
      case Row(Release.Finished r, Command.AskAgain c) ->
          Following.askAgain(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Drifted c) -> Following.drift(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Succeed c) -> LateEnd.succeed(r, c);
      case Row(Release.Finished r, Command.Fail c) ->
          LateEnd.fail(r, c.slot(), c.sequence(), c.diagnosis(), c.at());
      case Row(Release.Finished _, Command.Freeze _) -> nothing();
      case Row(Release.Finished r, Command.Abort c) -> Staying.abort(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.NotAborted c) ->
          Staying.notAborted(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Warn c) -> Staying.warn(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Keep c) -> Staying.keep(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Remove c) -> Staying.remove(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Removed c) -> Staying.removed(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.NotRemoved c) ->
          Staying.notRemoved(r.facts(), r.steps(), c);
      case Row(Release.Finished r, Command.Stop c) ->
          LateEnd.fail(r, c.slot(), c.sequence(), stopped(c), c.at());
      case Row(Release.Finished _, Command.Supersede _) -> nothing();
    };
  }

  private record Row(Release state, Command command) {}

  private static Decided open(Release.Absent absent, Command.Open c) {
    Pipeline.check(c.definition());
    ReleaseProgress opened =
        ReleaseProgress.from(absent)
            .then(
                new RecordedEvent.Opened(
                    c.release(), c.build(), c.definition(), c.rollback(), c.at()));
    Command.Outdated outdated = c.outdated();
    return outdated == null
        ? opened.advance(c.at()).accepted()
        : opened
            .finish(new RecordedEvent.Finished(outdated.outcome(), null, outdated.by(), c.at()))
            .accepted();
  }

  private static boolean isDue(Release.Open release, Command.Expire c) {
    return Pipeline.gate(release.steps(), c.gate())
        .filter(gate -> gate.attempt() == c.attempt())
        .filter(gate -> isDue(gate.gate(), c.at()))
        .isPresent();
  }

  private static boolean isDue(Gate gate, Instant at) {
    return gate instanceof Gate.Open(var expiresAt, _)
        && expiresAt != null
        && !at.isBefore(expiresAt);
  }

  private static Decided expire(Release.Open release, Command.Expire c) {
    GateStep gate = Pipeline.gate(release.steps(), c.gate()).orElseThrow();
    if (gate.step().holds() != null) {
      return letGo(release, gate, c.at());
    }
    ReleaseProgress expired =
        ReleaseProgress.from(release).then(new RecordedEvent.GateExpired(c.gate(), c.at()));
    return gate.step().advisory()
        ? expired.accepted()
        : expired
            .finish(new RecordedEvent.Finished(Outcome.EXPIRED, null, null, c.at()))
            .accepted();
  }

  /// A freeze without an end in sight goes on.
  private static Decided letGo(Release.Open release, GateStep gate, Instant at) {
    ReleaseProgress progress = ReleaseProgress.from(release);
    boolean frozen =
        gate.step().holds() instanceof Step.Hold.Frozen(_, var freezes)
            && Freezes.at(freezes, at).isPresent();
    return frozen
        ? progress.open(gate, at).accepted()
        : progress.then(new RecordedEvent.GatePassed(gate.name(), at)).advance(at).accepted();
  }

  /// The gate is opened once more, until no freeze is left.
  private static Decided freeze(Release.Open release, Command.Freeze c) {
    return Pipeline.gate(release.steps(), c.gate())
        .filter(gate -> gate.step().holds() instanceof Step.Hold.Frozen)
        .map(gate -> ReleaseProgress.from(release).open(gate, c.at()).accepted())
        .orElseGet(ReleaseDecider::nothing);
  }

  private static boolean isReady(Release.Open release, String slot) {
    return Pipeline.ready(release)
        .filter(step -> Slot.key(release.facts(), step.step()).equals(slot))
        .isPresent();
  }

  private static Decided request(Release.Open release, Command.Grant c) {
    String step = Pipeline.ready(release).orElseThrow().name();
    return accept(
        new RecordedEvent.DeploymentRequested(
            step, c.slot(), c.sequence(), deciderOf(release, step), c.at()));
  }

  private static Decided queue(Release.Open release, Command.Wait c) {
    DeployStep step = Pipeline.ready(release).orElseThrow();
    boolean known =
        step.deployment() instanceof Deployment.Waiting(var behind, _) && behind.equals(c.behind());
    return known
        ? nothing()
        : accept(
            new RecordedEvent.DeploymentWaiting(
                step.name(), c.slot(), c.behind(), deciderOf(release, step.name()), c.at()));
  }

  private static @Nullable Actor deciderOf(Release.Open release, String step) {
    return Pipeline.decidedBy(Pipeline.before(release.steps(), step)).orElse(null);
  }

  private static boolean runs(Release.Open release, String slot, long sequence) {
    return Pipeline.running(release)
        .filter(step -> Slot.key(release.facts(), step.step()).equals(slot))
        .filter(step -> ((Deployment.Running) step.deployment()).sequence() == sequence)
        .isPresent();
  }

  private static Decided succeed(Release.Open release, Command.Succeed c) {
    String step = Pipeline.running(release).orElseThrow().name();
    ReleaseProgress succeeded =
        ReleaseProgress.from(release)
            .then(
                new RecordedEvent.DeploymentSucceeded(
                    step, c.sequence(), c.url(), c.share(), c.digest(), c.at()));
    String newer = release.supersededBy();
    boolean last = release.steps().getLast().name().equals(step);
    return newer == null || last
        ? succeeded.advance(c.at()).accepted()
        : supersede(succeeded, newer, c.at()).accepted();
  }

  private static Decided fail(Release.Open release, Command.Fail c) {
    String step = Pipeline.running(release).orElseThrow().name();
    ReleaseProgress failed =
        ReleaseProgress.from(release)
            .then(new RecordedEvent.DeploymentFailed(step, c.sequence(), c.diagnosis(), c.at()));
    String newer = release.supersededBy();
    if (newer != null) {
      return supersede(failed, newer, c.at()).accepted();
    }
    return Pipeline.leadingTo(release.steps(), Pipeline.running(release).orElseThrow())
        .map(gate -> failed.open(gate, c.at()))
        .orElseGet(
            () -> failed.finish(new RecordedEvent.Finished(Outcome.FAILED, null, null, c.at())))
        .accepted();
  }

  /// Nobody tries it again: whoever went back does not want this build.
  private static Decided stop(Release.Open release, Command.Stop c) {
    ReleaseProgress stopped = ReleaseProgress.from(release);
    if (runs(release, c.slot(), c.sequence())) {
      String step = Pipeline.running(release).orElseThrow().name();
      stopped =
          stopped.then(new RecordedEvent.DeploymentFailed(step, c.sequence(), stopped(c), c.at()));
    }
    return stopped
        .finish(new RecordedEvent.Finished(Outcome.FAILED, c.by(), null, c.at()))
        .accepted();
  }

  private static Diagnosis stopped(Command.Stop c) {
    return Diagnosis.of("Stopped", "stopped by " + c.by().person() + "'s rollback");
  }

  private static ReleaseProgress supersede(ReleaseProgress progress, String by, Instant at) {
    return progress.finish(new RecordedEvent.Finished(Outcome.SUPERSEDED, null, by, at));
  }

  private static Decided accept(RecordedEvent event) {
    return new Decided.Accepted(List.of(event));
  }

  private static Decided nothing() {
    return new Decided.Accepted(List.of());
  }

  private static Decided refuse(Refusal reason) {
    return new Decided.Refused(reason);
  }
}
