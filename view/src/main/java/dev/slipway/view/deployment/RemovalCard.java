package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.release.ReleaseTitle;
import java.util.ArrayList;
import java.util.List;

/// The channel's message that an instance of an environment will be removed, and what came of it. There
/// is one for each time that it was put off: a message that only changes is not noticed.
public final class RemovalCard {

  /// The choice of the button that puts the removal off.
  public static final String EXTEND = "extend";

  private static final int LONGEST_URL = 200;

  private RemovalCard() {}

  /// Whether a message is posted for it: nobody is warned of a branch that is gone, and a newer build
  /// only ends a warning that there was.
  public static boolean isDue(Removal removal) {
    boolean renewed = removal.status() == Removal.Status.EXTENDED && removal.by() == null;
    return removal.why() == Removal.Why.EXPIRED && !renewed;
  }

  /// The message about one period until the removal, for which [#isDue] held when it began.
  public static Card of(ReleaseSnapshot release, Deploy deploy, Removal removal) {
    boolean open = removal.status() == Removal.Status.DUE && isDue(removal);
    List<Text> paragraphs = new ArrayList<>();
    paragraphs.add(RemovalText.warning(release, deploy, removal));
    if (deploy.url() != null && !RemovalText.isGoing(removal)) {
      paragraphs.add(Text.none().link(deploy.url(), Legible.ends(deploy.url(), LONGEST_URL)));
    }
    Diagnosis diagnosis = removal.diagnosis();
    boolean failed = removal.status() == Removal.Status.FAILED;
    return new Card(
        ReleaseTitle.title(release) + DeploymentHeadline.removal(deploy, removal),
        RemovalText.tone(removal),
        paragraphs,
        failed && diagnosis != null ? FailureReply.fields(diagnosis) : List.of(),
        open ? List.of(extend(release, deploy, removal)) : List.of(),
        List.of(Text.of("Release ").code(release.id())));
  }

  private static Card.Action extend(ReleaseSnapshot release, Deploy deploy, Removal removal) {
    String value =
        ButtonValue.of(release.id(), deploy.name(), EXTEND, removal.extensions() + 1, List.of())
            .text();
    return new Card.Action(EXTEND, "Extend", value, Card.Style.PRIMARY);
  }
}
