package dev.slipway.view.deployment;

import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.StepSnapshot.Deploy;

/// Describes the share of the requests that reaches a version before the last phase of its deployment, in
/// words that follow the environment's name.
final class ShareText {

  private ShareText() {}

  /// Without an end to the sentence.
  static String preview(Deploy deploy) {
    return Phases.isAlone(deploy)
        ? ": the new version runs alone, since nothing was there before"
        : ": the new version runs beside the old one";
  }

  static String share(Deploy deploy, Phase.Share asked) {
    if (Phases.isAlone(deploy)) {
      return ": the new version serves alone: nothing was there before, so there is nothing to hold"
          + " back nor to go back to.";
    }
    int percent = Phases.percent(deploy, asked);
    String reach = ": " + percent + " % of the requests reach the new version";
    return percent == asked.weight()
        ? reach + "."
        : reach + " (" + asked.weight() + " % were asked for).";
  }

  /// Of one that was not deployed in the end.
  static String left(Deploy deploy) {
    return Phases.isAlone(deploy)
        ? ": taking it away left nothing that serves, since nothing was there before."
        : ".";
  }
}
