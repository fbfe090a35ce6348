package dev.slipway.notifier.delivery;

import java.util.Locale;

/// A kind of call to a platform. Each is limited by itself.
public enum Operation {
  OPEN,
  POST,
  UPDATE,
  REMOVE,
  FIND,
  TELL,
  HOME;

  /// The name of its block among the rate limits.
  String limit(String platform) {
    return platform + "/" + name().toLowerCase(Locale.ROOT);
  }

  /// The name of its block in one conversation, and of its bucket there.
  public String limit(String platform, String destination) {
    return limit(platform) + "/" + destination;
  }

  /// The name of the block of everything in one conversation.
  static String conversation(String platform, String destination) {
    return platform + "/to/" + destination;
  }
}
