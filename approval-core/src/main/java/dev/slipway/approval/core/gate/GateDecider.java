package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseProgress;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.release.Outcome;
import java.time.Instant;
import java.util.Optional;

/// The table of commands to a release's gates. A choice that aborts a deployment in phases does not come here.
public final class GateDecider {

  private static final Voting.Ends ENDS =
      new Voting.Ends(GateEvent.Passed::new, GateEvent.Rejected::new);

  private GateDecider() {}

  /// Whoever chooses at a gate of a release that is not open is told so; anything else changes nothing there.
  public static Decided decide(Release state, GateCommand command) {
    return switch (state) {
      case Release.Open open -> decide(open, command);
      case Release.Absent _ ->
          command instanceof GateCommand.Choose
              ? Decided.refused(Refusal.UNKNOWN_RELEASE)
              : Decided.nothing();
      case Release.Finished finished ->
          command instanceof GateCommand.Choose choice
              ? Decided.refused(
                  Offer.of(finished.steps(), choice).isEmpty()
                      ? Refusal.UNKNOWN_CHOICE
                      : Refusal.FINISHED)
              : Decided.nothing();
    };
  }

  private static Decided decide(Release.Open release, GateCommand command) {
    return switch (command) {
      case GateCommand.Choose c -> Voting.choose(release, c, ENDS);
      case GateCommand.Expire c ->
          due(release, c).map(gate -> expire(release, gate, c.at())).orElseGet(Decided::nothing);
      case GateCommand.Remind c -> Reminding.remind(release, c);
      case GateCommand.Escalate c -> Reminding.escalate(release, c);
      case GateCommand.Delegate c -> Reminding.delegate(release, c);
    };
  }

  private static Optional<GateStep> due(Release.Open release, GateCommand.Expire c) {
    return Pipeline.gate(release.steps(), c.gate())
        .filter(gate -> gate.attempt() == c.attempt())
        .filter(gate ->
            gate.gate() instanceof Gate.Open(var expiresAt, _)
                && expiresAt != null
                && !c.at().isBefore(expiresAt));
  }

  private static Decided expire(Release.Open release, GateStep gate, Instant at) {
    ReleaseProgress expired =
        ReleaseProgress.from(release).then(new GateEvent.Expired(gate.name(), at));
    return gate.step().advisory()
        ? expired.accepted()
        : expired.finish(new RecordedEvent.Finished(Outcome.EXPIRED, null, null, at)).accepted();
  }
}
