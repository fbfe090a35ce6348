package dev.slipway.view;

import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Releases that have ended, and whose environment of their branch goes.
public final class Removed {

  public static final Instant DUE = Releases.NOON.plusSeconds(72 * 3_600);

  private Removed() {}

  /// Ended, with what it deployed to QA still there.
  public static Releases ended(String id) {
    return Releases.opened(id).deployedToQa().finished(Outcome.CLOSED, Releases.OWNER_ONE);
  }

  /// Nobody came back for it.
  public static Releases expired(String id, Status status, int extensions) {
    return ended(id).qaGoing(removal(status, Why.EXPIRED, extensions));
  }

  /// A newer build came after the first warning.
  public static Releases renewed(String id) {
    return ended(id).qaGoing(new Removal(Status.EXTENDED, Why.EXPIRED, DUE, 1, null, null));
  }

  /// As of a branch that is gone.
  public static Releases gone(String id, Status status, Why why) {
    return ended(id).qaGoing(removal(status, why, 0));
  }

  public static Removal removal(Status status, Why why, int extensions) {
    @Nullable Actor by = extensions == 0 ? null : Actor.of(Releases.QA_ONE);
    return new Removal(
        status,
        why,
        status == Status.EXTENDED ? DUE.plusSeconds(72 * 3_600) : DUE,
        extensions,
        by,
        status == Status.FAILED ? Releases.PULL : null);
  }
}
