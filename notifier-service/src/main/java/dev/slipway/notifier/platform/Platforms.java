package dev.slipway.notifier.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The chat platforms that this installation speaks to.
@Component
public class Platforms {

  private final Map<String, ChatPlatform> byName;

  Platforms(List<ChatPlatform> platforms) {
    this.byName =
        platforms.stream().collect(Collectors.toMap(ChatPlatform::name, Function.identity()));
  }

  /// The names before the colon of a destination that can be served here.
  public Set<String> names() {
    return byName.keySet();
  }

  /// @throws IllegalStateException where a row names a platform that is no longer configured
  public ChatPlatform named(String name) {
    ChatPlatform platform = byName.get(name);
    if (platform == null) {
      throw new IllegalStateException("no chat platform '" + name + "' is configured here");
    }
    return platform;
  }
}
