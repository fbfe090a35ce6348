package dev.slipway.notifier.delivery;

import java.util.Locale;

/// What is asked of a platform. Each is limited for itself.
enum Operation {
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
}
