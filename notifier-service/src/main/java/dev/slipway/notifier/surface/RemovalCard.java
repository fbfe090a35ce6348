package dev.slipway.notifier.surface;

import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Removal;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import java.util.ArrayList;
import java.util.List;

/// The channel's message that an instance of an environment will be removed, and what came of it. There
/// is one for each time that it was put off: a message that only changes is not noticed.
final class RemovalCard {

  private static final int LONGEST_URL = 200;

  private RemovalCard() {}

  /// Whether a message is posted for it: nobody is warned of a branch that is gone, and a newer build
  /// only ends a warning that there was.
  static boolean isDue(Removal removal) {
    boolean renewed = removal.status() == Removal.Status.EXTENDED && removal.by() == null;
    return removal.why() == Removal.Why.EXPIRED && !renewed;
  }

  /// What is common to the keys of all messages about the step's removal.
  static String keys(Deploy deploy) {
    return "removal:" + deploy.name() + "/";
  }

  /// That the removal was put off is said where it was warned of.
  static String key(Deploy deploy, Removal removal) {
    int number =
        removal.status() == Removal.Status.EXTENDED
            ? Math.max(0, removal.extensions() - 1)
            : removal.extensions();
    return keys(deploy) + number + "@channel";
  }

  static Card of(ReleaseSnapshot release, Deploy deploy, Removal removal) {
    boolean open = removal.status() == Removal.Status.DUE && isDue(removal);
    List<Text> paragraphs = new ArrayList<>();
    paragraphs.add(RemovalText.warning(release, deploy, removal));
    if (deploy.url() != null && !RemovalText.isGoing(removal)) {
      paragraphs.add(Text.none().link(deploy.url(), Legible.ends(deploy.url(), LONGEST_URL)));
    }
    Diagnosis diagnosis = removal.diagnosis();
    boolean failed = removal.status() == Removal.Status.FAILED;
    return new Card(
        Sentences.title(release),
        RemovalText.tone(removal),
        paragraphs,
        failed && diagnosis != null ? FailureReply.fields(diagnosis) : List.of(),
        open ? List.of(extend(release, deploy, removal)) : List.of(),
        List.of(Text.of("Release ").code(release.id())));
  }

  private static Card.Action extend(ReleaseSnapshot release, Deploy deploy, Removal removal) {
    String value =
        "%s/%s/%s/%d"
            .formatted(release.id(), deploy.name(), Extension.CHOICE, removal.extensions() + 1);
    return new Card.Action(Extension.CHOICE, "Extend", value, Card.Style.PRIMARY);
  }
}
