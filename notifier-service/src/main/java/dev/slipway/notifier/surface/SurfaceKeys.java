package dev.slipway.notifier.surface;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;

/// The keys by which messages are stored and found again. They are data of every installation: a key that
/// changes posts its message a second time.
final class SurfaceKeys {

  private SurfaceKeys() {}

  /// The channel's message about the release.
  static String summary(ProjectChannel channel) {
    return "summary" + channel.keys();
  }

  static String deployment(Deploy deploy, ProjectChannel channel) {
    return deploy.name() + channel.keys();
  }

  static String person(Gate gate, String person) {
    return gate.name() + "@" + person;
  }

  /// One for each attempt, so that a later one does not overwrite what an earlier one said.
  static String reply(String kind, Deploy deploy, String threadOf) {
    return "reply:%s:%s/%d@%s".formatted(kind, deploy.name(), deploy.attempt(), threadOf);
  }

  /// One for each state that the object was found in.
  static String drift(Deploy deploy, Drift drift, String threadOf) {
    String state = deploy.attempt() + "-" + Integer.toHexString(drift.toString().hashCode());
    return "reply:drift:%s/%s@%s".formatted(deploy.name(), state, threadOf);
  }

  /// What the keys of all messages about the step's removal begin with.
  static String removals(Deploy deploy) {
    return "removal:" + deploy.name() + "/";
  }

  /// That the removal was put off is said where it was warned of.
  static String removal(Deploy deploy, Removal removal, ProjectChannel channel) {
    int number =
        removal.status() == Removal.Status.EXTENDED
            ? Math.max(0, removal.extensions() - 1)
            : removal.extensions();
    return removals(deploy) + number + channel.keys();
  }

  /// A vote that somebody cast for another is told apart from their own.
  static String vote(Gate gate, Vote vote, String threadOf) {
    String by = vote.by().person();
    String whose =
        vote.onBehalfOf().isEmpty() ? by : by + "+" + vote.onBehalfOf().getFirst().person();
    return "reply:vote:%s/%d/%s@%s".formatted(gate.name(), vote.attempt(), whose, threadOf);
  }

  /// One for each opening, and another once the gate has been escalated.
  static String asked(Gate gate, String threadOf) {
    String escalated = gate.escalatedTo().isEmpty() ? "" : "/escalated";
    return "reply:asked:%s/%d%s@%s".formatted(gate.name(), gate.attempt(), escalated, threadOf);
  }

  /// @param number which of the opening's reminders it is
  static String reminder(Gate gate, int number, String threadOf) {
    return "reply:reminder:%s/%d/%d@%s".formatted(gate.name(), gate.attempt(), number, threadOf);
  }

  /// @param event the id of the event that tells of the loss
  static String lostInRelease(String event, String threadOf) {
    return "reply:lost:" + event + "@" + threadOf;
  }

  static String lost(String event) {
    return "lost:" + event + "@channel";
  }
}
