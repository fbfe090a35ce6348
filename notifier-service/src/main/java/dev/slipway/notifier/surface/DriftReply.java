package dev.slipway.notifier.surface;

import dev.slipway.contract.Drift;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import java.util.stream.Collectors;

/// What a thread tells of a deployed object that somebody has changed: a message that only changes is not
/// noticed.
final class DriftReply {

  private static final int LONGEST_FIELD = 80;
  private static final int FIELDS = 5;

  private DriftReply() {}

  /// One for each state that the object was found in.
  static String key(Deploy deploy, Drift drift) {
    return deploy.attempt() + "-" + Integer.toHexString(drift.toString().hashCode());
  }

  static Card of(Deploy deploy, Drift drift) {
    String then =
        drift.correcting()
            ? " It is put right."
            : drift.deleted()
                ? " Nobody puts it back; deploy again, or say drift: correct for the environment."
                : " It is left so. The next deployment fails where somebody else owns a field; set it"
                    + " in the project's file, or say drift: correct for the environment.";
    return Card.sentence(
        Tone.BAD,
        Text.of("What was deployed to ")
            .strong(deploy.name())
            .words(" is no longer as it was deployed: " + words(drift) + then));
  }

  /// What has become of it, in a sentence.
  static String words(Drift drift) {
    if (drift.deleted()) {
      return drift.object() + " was deleted.";
    }
    int more = drift.changes().size() - FIELDS;
    String fields =
        drift.changes().stream()
            .limit(FIELDS)
            .map(DriftReply::words)
            .collect(Collectors.joining(", "));
    return drift.object()
        + " was changed: "
        + fields
        + (more > 0 ? " and " + more + " more." : ".");
  }

  private static String words(Drift.Change change) {
    String field = Legible.head(change.field(), LONGEST_FIELD);
    return change.manager() == null
        ? field
        : field + " by " + Legible.head(change.manager(), LONGEST_FIELD);
  }
}
