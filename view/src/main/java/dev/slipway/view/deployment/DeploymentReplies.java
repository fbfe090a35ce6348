package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.step.StepMessage;
import dev.slipway.view.step.StepMessage.Notice;
import dev.slipway.view.step.StepMessage.Reply;
import java.util.ArrayList;
import java.util.List;

/// The messages that tell of a deployment beside its own: replies about trouble, and warnings of its removal.
public final class DeploymentReplies {

  private DeploymentReplies() {}

  /// Those that are due in the channel.
  public static List<StepMessage> inChannel(ReleaseSnapshot release, Deploy deploy) {
    List<StepMessage> messages = new ArrayList<>();
    if (deploy.unanswered() != null) {
      messages.add(new Reply(attempt("unanswered", deploy), DeploymentText.unanswered(deploy)));
    }
    Removal removal = deploy.removal();
    if (removal != null && RemovalCard.isDue(removal)) {
      messages.add(new Notice(removal(deploy, removal), RemovalCard.of(release, deploy, removal)));
    }
    Drift drift = deploy.drift();
    if (drift != null) {
      messages.add(new Reply(drift(deploy, drift), DriftReply.of(deploy, drift)));
    }
    FailureReply.log(deploy)
        .map(card -> new Reply(attempt("log", deploy), card))
        .ifPresent(messages::add);
    return List.copyOf(messages);
  }

  /// The reason of a failure, for below the message of somebody who decided on the deployment.
  public static Reply failed(ReleaseSnapshot release, Deploy deploy) {
    return new Reply(attempt("failed", deploy), FailureReply.reason(release, deploy));
  }

  /// The beginning of the keys of all notices about the step's removal.
  public static String removals(Deploy deploy) {
    return "removal:" + deploy.name() + "/";
  }

  /// That the removal was put off is said where it was warned of.
  private static String removal(Deploy deploy, Removal removal) {
    int number =
        removal.status() == Removal.Status.EXTENDED
            ? Math.max(0, removal.extensions() - 1)
            : removal.extensions();
    return removals(deploy) + number;
  }

  /// One for each attempt, so that a later one does not overwrite what an earlier one said.
  private static String attempt(String kind, Deploy deploy) {
    return "%s:%s/%d".formatted(kind, deploy.name(), deploy.attempt());
  }

  /// One for each state that the object was found in.
  private static String drift(Deploy deploy, Drift drift) {
    String state = deploy.attempt() + "-" + Integer.toHexString(drift.toString().hashCode());
    return "drift:%s/%s".formatted(deploy.name(), state);
  }
}
