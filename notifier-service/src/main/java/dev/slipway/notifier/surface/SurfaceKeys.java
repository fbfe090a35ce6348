package dev.slipway.notifier.surface;

import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.step.StepMessage;

/// The keys by which messages are stored and found again. They are data of every installation: a key that
/// changes posts its message a second time.
final class SurfaceKeys {

  private SurfaceKeys() {}

  /// The channel's message about the release.
  static String summary(ProjectChannel channel) {
    return "summary" + channel.keys();
  }

  /// The channel's own message about the named step.
  static String step(String name, ProjectChannel channel) {
    return name + channel.keys();
  }

  /// Another message in the channel about one of its steps.
  static String notice(StepMessage.Notice notice, ProjectChannel channel) {
    return notice.key() + channel.keys();
  }

  static String person(Gate gate, String person) {
    return gate.name() + "@" + person;
  }

  static String reply(StepMessage.Reply reply, String threadOf) {
    return "reply:" + reply.key() + "@" + threadOf;
  }

  /// @param event the id of the event that tells of the loss
  static String lostInRelease(String event, String threadOf) {
    return "reply:lost:" + event + "@" + threadOf;
  }

  static String lost(String event) {
    return "lost:" + event + "@channel";
  }
}
