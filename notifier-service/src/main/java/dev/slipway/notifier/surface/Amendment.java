package dev.slipway.notifier.surface;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Card;
import dev.slipway.view.deployment.DeploymentReplies;
import dev.slipway.view.deployment.RemovalCard;
import java.util.List;
import java.util.Optional;

/// A change to messages that may or may not have been posted. None is posted for it.
///
/// @param keys what the keys of the release's messages meant begin with
public record Amendment(String keys, Card card) {

  /// What becomes of warnings of a removal that a newer build, or the end of the branch or tag, came before.
  public static List<Amendment> of(ReleaseSnapshot release) {
    return release.deployments().stream().flatMap(deploy -> of(release, deploy).stream()).toList();
  }

  private static Optional<Amendment> of(ReleaseSnapshot release, Deploy deploy) {
    return Optional.ofNullable(deploy.removal())
        .filter(removal -> !RemovalCard.isDue(removal))
        .map(removal ->
            new Amendment(
                DeploymentReplies.removals(deploy), RemovalCard.of(release, deploy, removal)));
  }
}
