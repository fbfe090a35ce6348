package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Legible;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.release.ReleaseTitle;

/// The state of a deployment as the end of a headline, behind the release's title.
public final class DeploymentHeadline {

  private static final int LONGEST_NAME = 40;

  private DeploymentHeadline() {}

  /// With the blank or the colon that it begins with.
  public static String state(ReleaseSnapshot release, Deploy deploy) {
    Removal removal = deploy.removal();
    return removal != null && RemovalText.isGoing(removal)
        ? removed(deploy, removal)
        : standing(release, deploy);
  }

  private static String standing(ReleaseSnapshot release, Deploy deploy) {
    String place = place(deploy);
    return switch (deploy.status()) {
      case PENDING -> OutcomeText.finished(release) ? ": ended" : ": next is " + place;
      case WAITING -> ": waiting to deploy to " + place;
      case DEPLOYING ->
          deploy.unanswered() == null
              ? doing(deploy) + (deploy.attempt() > 1 ? " again" : "")
              : ": no deployer answers for " + place;
      case DEPLOYED -> deployed(release, deploy);
      case FAILED -> " failed in " + place;
    };
  }

  private static String doing(Deploy deploy) {
    String place = place(deploy);
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ -> ": deploying beside " + place;
      case Phase.Share(int weight) -> ": deploying to " + weight + " % of " + place;
      case Phase.Switch _ -> ": taking over " + place;
      case Phase.Whole _, Phase.Abort _ -> ": deploying to " + place;
    };
  }

  private static String deployed(ReleaseSnapshot release, Deploy deploy) {
    String place = place(deploy);
    if (Phases.isInVain(release, deploy)) {
      return ": not deployed to " + place;
    }
    if (deploy.drift() != null) {
      return " was changed by hand in " + place;
    }
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ -> " runs beside " + place;
      case Phase.Share asked -> " has " + Phases.percent(deploy, asked) + " % of " + place;
      case Phase.Switch _, Phase.Whole _, Phase.Abort _ -> " is live in " + place;
    };
  }

  /// The end of a headline about the removal alone.
  static String removal(Deploy deploy, Removal removal) {
    return switch (removal.status()) {
      case DUE -> " will be removed from " + place(deploy);
      case EXTENDED -> " stays in " + place(deploy);
      case REMOVING, REMOVED, FAILED -> removed(deploy, removal);
    };
  }

  private static String removed(Deploy deploy, Removal removal) {
    return switch (removal.status()) {
      case DUE, EXTENDED, REMOVING -> ": removing it from " + place(deploy);
      case REMOVED -> " was removed from " + place(deploy);
      case FAILED -> " could not be removed from " + place(deploy);
    };
  }

  /// The environment's name, short enough for a headline.
  public static String place(Deploy deploy) {
    return Legible.ends(Phases.environment(deploy), LONGEST_NAME);
  }

  /// The question whether it shall be deployed, without its question mark.
  public static String question(ReleaseSnapshot release, Deploy deploy) {
    String subject = ReleaseTitle.subject(release);
    String place = place(deploy);
    return switch (deploy.phase()) {
      case null ->
          release.rollback() == null
              ? "Deploy " + subject + " to " + place
              : "Roll " + place + " back to " + subject;
      case Phase.Preview _ -> "Deploy " + subject + " beside " + place;
      case Phase.Share(int weight) -> "Give " + subject + " " + weight + " % of " + place;
      case Phase.Switch _ -> "Switch " + place + " to " + subject;
      case Phase.Whole _, Phase.Abort _ -> "Give " + subject + " all of " + place;
    };
  }
}
