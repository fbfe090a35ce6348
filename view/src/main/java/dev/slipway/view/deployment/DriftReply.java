package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;

/// The thread reply that reports a drifted object: a message that only changes is not noticed.
public final class DriftReply {

  private DriftReply() {}

  /// The reply about one state that an object was found in.
  public static Card of(Deploy deploy, Drift drift) {
    return Card.sentence(
        Tone.BAD,
        Text.of("What was deployed to ")
            .strong(Phases.environment(deploy))
            .words(
                " is no longer as it was deployed: " + DriftText.words(drift) + " " + then(drift)));
  }

  private static String then(Drift drift) {
    if (drift.correcting()) {
      return "It is put right.";
    }
    if (drift.deleted()) {
      return "Nobody puts it back; deploy again, or say drift: correct for the environment.";
    }
    return isImageTaken(drift)
        ? "It is left so. An image is the build's, so the next deployment fails until that manager is"
            + " taken out of the object's managedFields (kubectl edit --show-managed-fields). With drift:"
            + " correct for the environment, Slipway takes such a field back by itself."
        : "It is left so. The next deployment fails where somebody else owns a field; set it in the"
            + " project's file, or say drift: correct for the environment.";
  }

  /// The one field that no project's file sets.
  private static boolean isImageTaken(Drift drift) {
    return drift.changes().stream()
        .anyMatch(change -> change.manager() != null && change.field().endsWith(".image"));
  }
}
