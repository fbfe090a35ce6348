package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.release.SubjectText;

/// Describes the removal of environments in words.
public final class RemovalText {

  private static final int LONGEST_TARGET = 100;

  private RemovalText() {}

  /// Whether what was deployed can no longer be relied on, so that nobody is led there.
  public static boolean isGoing(Removal removal) {
    return switch (removal.status()) {
      case DUE, EXTENDED -> false;
      case REMOVING, REMOVED, FAILED -> true;
    };
  }

  /// What a card says that shows more than the removal.
  static Text standing(ReleaseSnapshot release, Deploy deploy, Removal removal) {
    return switch (removal.status()) {
      case DUE ->
          Text.of("It will be removed ")
              .time(removal.at())
              .words(", since ")
              .then(why(release, removal))
              .words(".");
      case EXTENDED -> kept(Text.of("It"), removal);
      case REMOVING, REMOVED, FAILED ->
          going(Text.none().strong(Phases.environment(deploy)), release, removal);
    };
  }

  /// What the channel's message about the removal alone says.
  static Text warning(ReleaseSnapshot release, Deploy deploy, Removal removal) {
    Text which = which(release, deploy);
    return switch (removal.status()) {
      case DUE ->
          which
              .words(" will be removed ")
              .time(removal.at())
              .words(": ")
              .then(why(release, removal))
              .words(".");
      case EXTENDED -> kept(which, removal);
      case REMOVING, REMOVED, FAILED -> going(which, release, removal);
    };
  }

  /// The instance of an environment.
  private static Text which(ReleaseSnapshot release, Deploy deploy) {
    return Text.none().strong(Phases.environment(deploy)).words(" of ").code(target(release));
  }

  /// Where nobody has put it off, a newer build came for it.
  private static Text kept(Text which, Removal removal) {
    return removal.by() == null
        ? which.words(" stays: a newer build came for it.")
        : which
            .words(" stays until ")
            .time(removal.at())
            .words(": ")
            .mention(removal.by())
            .words(" has put its removal off.");
  }

  private static Text going(Text which, ReleaseSnapshot release, Removal removal) {
    Text why = why(release, removal);
    return switch (removal.status()) {
      case DUE, EXTENDED, REMOVING -> which.words(" is being removed: ").then(why).words(".");
      case REMOVED -> which.words(" was removed: ").then(why).words(".");
      case FAILED ->
          which
              .words(" was to be removed, since ")
              .then(why)
              .words(", and could not be: ")
              .words(DeploymentText.why(removal.diagnosis()))
              .words(" – it is tried again.");
    };
  }

  private static Text why(ReleaseSnapshot release, Removal removal) {
    Text target = Text.none().code(target(release));
    return switch (removal.why()) {
      case EXPIRED -> Text.of("no new build came for it");
      case DELETED -> target.words(" was deleted");
      case MERGED -> target.words(" was merged");
      case CLOSED -> Text.of("the pull request of ").then(target).words(" was closed");
    };
  }

  private static String target(ReleaseSnapshot release) {
    return Legible.ends(SubjectText.name(release.subject()), LONGEST_TARGET);
  }

  /// The tone of a card about the removal alone.
  public static Tone tone(Removal removal) {
    return switch (removal.status()) {
      case DUE -> Tone.ASKING;
      case EXTENDED, REMOVING -> Tone.WORKING;
      case REMOVED -> Tone.ENDED;
      case FAILED -> Tone.BAD;
    };
  }
}
