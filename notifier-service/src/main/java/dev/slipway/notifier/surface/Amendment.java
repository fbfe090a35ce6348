package dev.slipway.notifier.surface;

import dev.slipway.contract.Removal;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import java.util.List;
import java.util.Optional;

/// What messages say from now on that may have been posted or not. None is posted for it.
///
/// @param keys what the keys of the release's messages meant begin with
public record Amendment(String keys, Card card) {

  /// What becomes of warnings of a removal that a newer build or another end has come before.
  public static List<Amendment> of(ReleaseSnapshot release) {
    return release.steps().stream()
        .filter(Deploy.class::isInstance)
        .flatMap(step -> of(release, (Deploy) step).stream())
        .toList();
  }

  private static Optional<Amendment> of(ReleaseSnapshot release, Deploy deploy) {
    Removal removal = deploy.removal();
    if (removal != null) {
      return RemovalCard.isDue(removal)
          ? Optional.empty()
          : Optional.of(
              new Amendment(RemovalCard.keys(deploy), RemovalCard.of(release, deploy, removal)));
    }
    return Sentences.finished(release) && deploy.status() == DeployStatus.DEPLOYED
        ? Optional.of(new Amendment(RemovalCard.keys(deploy), RemovalCard.stays(release, deploy)))
        : Optional.empty();
  }
}
