package dev.slipway.notifier.platform;

/// The pace at which a platform takes messages.
///
/// @param postsPerSecond new messages a second in one conversation
/// @param postBurst new messages that one conversation takes at once after a quiet time
/// @param updatesPerMinute changed messages a minute on the whole platform
/// @param updateBurst changed messages that the platform takes at once after a quiet time
/// @param updatesKept how many of those are kept for messages whose buttons no longer count
public record MessageRates(
    double postsPerSecond,
    int postBurst,
    double updatesPerMinute,
    int updateBurst,
    int updatesKept) {

  public MessageRates {
    if (postsPerSecond <= 0 || updatesPerMinute <= 0) {
      throw new IllegalArgumentException("posts a second and updates a minute must be positive");
    }
    if (postBurst < 1 || updateBurst < 1) {
      throw new IllegalArgumentException("the bursts of posts and updates must be at least 1");
    }
    if (updatesKept < 0 || updatesKept >= updateBurst) {
      throw new IllegalArgumentException(
          "the updates kept must be at least 0 and less than the burst of updates");
    }
  }
}
