package dev.slipway.view.refusal;

import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Text;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.deployment.RemovalCard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ephemeral answer to a person who could not put a removal off.
final class ExtensionRefusal {

  private ExtensionRefusal() {}

  /// Empty for what is no such refusal, and for what is said alike of all choices.
  static Optional<Text> refused(InteractionRefused refused) {
    ReleaseSnapshot release = refused.release();
    return release == null || !refused.choice().equals(RemovalCard.EXTEND)
        ? Optional.empty()
        : step(release, refused.step()).map(deploy -> why(refused.reason(), deploy));
  }

  private static Optional<Deploy> step(ReleaseSnapshot release, String name) {
    return release.deployments().stream().filter(step -> step.name().equals(name)).findFirst();
  }

  private static Text why(Refusal reason, Deploy deploy) {
    Text name = Text.none().strong(Phases.environment(deploy));
    return switch (reason) {
      case NOT_IN_GROUP ->
          Text.of("only people in one of this project's groups may put the removal of ")
              .then(name)
              .words(" off.");
      case LEFT_GROUP, ADDED_LATER ->
          Text.of(
                  "only people who are in one of this project's groups now, and were when the release")
              .words(" opened, may put the removal of ")
              .then(name)
              .words(" off.");
      case NOT_PROCESSED ->
          Text.of("the removal of ")
              .then(name)
              .words(" could not be put off; press the button again, or tell an operator.");
      case UNKNOWN_CHOICE, NOT_OPEN, NEVER_LIVE ->
          name.words(" is not going to be removed for want of a new build.");
      case STALE,
          ALREADY_VOTED,
          ALREADY_DECIDED,
          FINISHED,
          UNKNOWN_RELEASE,
          OWN_BUILD,
          UNKNOWN_AUTHOR,
          NOT_ANSWERED ->
          tooLate(name, deploy.removal());
    };
  }

  private static Text tooLate(Text name, @Nullable Removal removal) {
    if (removal == null) {
      return name.words(" is not going to be removed any more.");
    }
    return switch (removal.status()) {
      case DUE -> Text.of("this button belongs to an earlier warning; use the latest one.");
      case EXTENDED -> extended(name, removal);
      case REMOVING, FAILED -> name.words(" is being removed already.");
      case REMOVED -> name.words(" has been removed already.");
    };
  }

  private static Text extended(Text name, Removal removal) {
    return removal.by() == null
        ? name.words(" stays already: a newer build came for it.")
        : Text.of("the removal of ")
            .then(name)
            .words(" has been put off already by ")
            .mention(removal.by())
            .words("; it stays until ")
            .time(removal.at())
            .words(".");
  }
}
