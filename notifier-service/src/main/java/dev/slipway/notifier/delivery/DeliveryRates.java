package dev.slipway.notifier.delivery;

import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.MessageRates;
import dev.slipway.notifier.platform.Platforms;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The pace of messages on each platform that is served.
@Component
public class DeliveryRates {

  private final Map<String, MessageRates> byPlatform = new TreeMap<>();

  @Autowired
  DeliveryRates(Platforms platforms, DeliveryProperties properties) {
    this(
        platforms.all().stream().collect(Collectors.toMap(ChatPlatform::name, ChatPlatform::rates)),
        properties);
  }

  /// @param own what each platform takes, by its name
  /// @throws IllegalArgumentException if what an operator set is impossible on a platform
  public DeliveryRates(Map<String, MessageRates> own, DeliveryProperties properties) {
    own.forEach((platform, rates) -> byPlatform.put(platform, properties.over(rates)));
  }

  /// @param platform one that is served
  public MessageRates on(String platform) {
    return Objects.requireNonNull(
        byPlatform.get(platform), () -> "no chat platform '" + platform + "' is configured here");
  }
}
