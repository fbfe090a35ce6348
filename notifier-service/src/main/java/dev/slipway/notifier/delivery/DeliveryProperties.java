package dev.slipway.notifier.delivery;

import dev.slipway.notifier.platform.MessageRates;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the delivery of messages. The rates are shared by all replicas.
///
/// @param workers how many messages are sent at once by this process
/// @param poll how often work is looked for that another replica wrote or whose time has come
/// @param lease how long one delivery may take before another worker takes it over; longer than
///     two time limits of a platform's calls, short enough to wait for after a crash
/// @param postsPerSecond new messages a second in one channel, instead of what its platform takes (Slack: 1)
/// @param postBurst new messages that one channel takes at once after a quiet time, instead of what its platform
///     takes (Slack: 3)
/// @param updatesPerMinute changed messages a minute on one platform, instead of what it takes (Slack: 50)
/// @param updateBurst changed messages that one platform takes at once after a quiet time, instead of what it takes
///     (Slack: 50)
/// @param updatesKept how many of those are kept for messages whose buttons no longer count, instead of what fits the
///     platform (Slack: 12)
/// @param settle how long the change of a channel's message waits that shows a deployment under way, so that it and
///     what comes of it are one change
/// @param firstRetry the wait after a first failure that passes; it doubles with each further one
/// @param longestRetry the longest such wait
/// @param slowRetry the wait after a failure that only a person can change
/// @param longestPause the longest time for which the platform is left alone because it asked for it
///     (`Retry-After`); then one call asks again
/// @param lookBack after the database was restored to an older moment: each message is looked for among
///     those of this long before it is posted, which costs a read of the conversation; 0 in normal times
/// @param doubtDelay the wait before a message is looked for whose sending was not answered
@ConfigurationProperties("slipway.notifier.delivery")
public record DeliveryProperties(
    @DefaultValue("4") int workers,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("20s") Duration lease,
    @Nullable Double postsPerSecond,
    @Nullable Integer postBurst,
    @Nullable Double updatesPerMinute,
    @Nullable Integer updateBurst,
    @Nullable Integer updatesKept,
    @DefaultValue("40s") Duration settle,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("1m") Duration longestRetry,
    @DefaultValue("5m") Duration slowRetry,
    @DefaultValue("5m") Duration longestPause,
    @DefaultValue("0s") Duration lookBack,
    @DefaultValue("2s") Duration doubtDelay) {

  public DeliveryProperties {
    atLeastOne(workers, "workers");
    positive(poll.isPositive(), "poll");
    positive(lease.isPositive(), "lease");
    positive(
        postsPerSecond == null || (Double.isFinite(postsPerSecond) && postsPerSecond > 0),
        "posts-per-second");
    atLeastOne(Objects.requireNonNullElse(postBurst, 1), "post-burst");
    positive(
        updatesPerMinute == null || (Double.isFinite(updatesPerMinute) && updatesPerMinute > 0),
        "updates-per-minute");
    atLeastOne(Objects.requireNonNullElse(updateBurst, 1), "update-burst");
    positive(updatesKept == null || updatesKept >= 0, "updates-kept (or 0)");
    positive(!settle.isNegative(), "settle (or 0)");
    positive(firstRetry.isPositive(), "first-retry");
    positive(longestRetry.compareTo(firstRetry) >= 0, "longest-retry (and not below first-retry)");
    positive(slowRetry.isPositive(), "slow-retry");
    positive(longestPause.isPositive(), "longest-pause");
    positive(!lookBack.isNegative(), "look-back (or 0)");
    positive(doubtDelay.isPositive(), "doubt-delay");
  }

  /// The rates of a platform with what is set here in their place.
  ///
  /// @throws IllegalArgumentException if the result is impossible, with the key
  MessageRates over(MessageRates own) {
    try {
      return new MessageRates(
          Objects.requireNonNullElse(postsPerSecond, own.postsPerSecond()),
          Objects.requireNonNullElse(postBurst, own.postBurst()),
          Objects.requireNonNullElse(updatesPerMinute, own.updatesPerMinute()),
          Objects.requireNonNullElse(updateBurst, own.updateBurst()),
          Objects.requireNonNullElse(updatesKept, own.updatesKept()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("slipway.notifier.delivery." + e.getMessage(), e);
    }
  }

  private static void atLeastOne(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "slipway.notifier.delivery." + name + " must be at least 1");
    }
  }

  private static void positive(boolean valid, String name) {
    if (!valid) {
      throw new IllegalArgumentException("slipway.notifier.delivery." + name + " must be positive");
    }
  }
}
