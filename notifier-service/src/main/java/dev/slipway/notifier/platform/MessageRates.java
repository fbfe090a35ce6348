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
    require(isPace(postsPerSecond), "posts-per-second must be positive");
    require(postBurst >= 1, "post-burst must be at least 1");
    require(isPace(updatesPerMinute), "updates-per-minute must be positive");
    require(updateBurst >= 1, "update-burst must be at least 1");
    require(
        updatesKept >= 0 && updatesKept < updateBurst,
        "updates-kept must be at least 0 and less than update-burst, which is " + updateBurst);
  }

  private static boolean isPace(double value) {
    return Double.isFinite(value) && value > 0;
  }

  private static void require(boolean possible, String rule) {
    if (!possible) {
      throw new IllegalArgumentException(rule);
    }
  }
}
