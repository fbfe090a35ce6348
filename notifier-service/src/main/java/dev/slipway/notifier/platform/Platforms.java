package dev.slipway.notifier.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The chat platforms that this installation serves: those that have their credentials.
@Component
public class Platforms {

  private static final Logger log = LoggerFactory.getLogger(Platforms.class);

  private final Map<String, ChatPlatform> byName = new TreeMap<>();
  private final Set<String> known;

  @Autowired
  Platforms(ObjectProvider<ChatPlatform> served, List<PlatformSetting> known) {
    this(served.stream().toList(), known);
  }

  /// @throws NoChatPlatformException if none is served, with what to set
  /// @throws IllegalStateException if two have one name
  public Platforms(Collection<ChatPlatform> served, List<PlatformSetting> known) {
    if (served.isEmpty()) {
      throw new NoChatPlatformException(known);
    }
    for (ChatPlatform platform : served) {
      if (byName.put(platform.name(), platform) != null) {
        throw new IllegalStateException("two chat platforms have the name " + platform.name());
      }
    }
    this.known = known.stream().map(PlatformSetting::name).collect(Collectors.toUnmodifiableSet());
    log.info("chat platforms that are served: {}", String.join(", ", byName.keySet()));
  }

  /// The names before the colon of a destination that can be served here.
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /// The names of all that this version can serve.
  public Set<String> known() {
    return known;
  }

  /// Those that are served.
  public Collection<ChatPlatform> all() {
    return List.copyOf(byName.values());
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
