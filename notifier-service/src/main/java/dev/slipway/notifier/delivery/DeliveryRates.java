package dev.slipway.notifier.delivery;

import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.MessageRates;
import dev.slipway.notifier.platform.Platforms;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The pace of messages on each platform that is served.
@Component
public class DeliveryRates {

  private static final Logger log = LoggerFactory.getLogger(DeliveryRates.class);

  private final Map<String, MessageRates> byPlatform = new TreeMap<>();

  @Autowired
  DeliveryRates(Platforms platforms, DeliveryProperties properties) {
    this(
        platforms.all().stream().collect(Collectors.toMap(ChatPlatform::name, ChatPlatform::rates)),
        properties);
  }

  /// A platform on which what an operator set is impossible keeps its own pace.
  ///
  /// @param own what each platform takes, by its name
  /// @throws IllegalArgumentException if what an operator set is impossible on every platform
  public DeliveryRates(Map<String, MessageRates> own, DeliveryProperties properties) {
    Map<String, IllegalArgumentException> impossible = new TreeMap<>();
    own.forEach((platform, rates) -> {
      try {
        byPlatform.put(platform, properties.over(rates));
      } catch (IllegalArgumentException e) {
        byPlatform.put(platform, rates);
        impossible.put(platform, e);
      }
    });
    impossible.forEach((platform, e) -> {
      if (impossible.size() == own.size()) {
        throw new IllegalArgumentException(e.getMessage() + " on " + platform, e);
      }
      log.warn(
          "{} on {}, which keeps its own pace; set what holds on each platform",
          e.getMessage(),
          platform);
    });
  }

  /// @param platform one that is served
  public MessageRates on(String platform) {
    return Objects.requireNonNull(
        byPlatform.get(platform), () -> "no chat platform '" + platform + "' is configured here");
  }
}
