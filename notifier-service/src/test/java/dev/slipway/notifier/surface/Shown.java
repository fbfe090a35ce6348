package dev.slipway.notifier.surface;

import dev.slipway.view.Releases;
import dev.slipway.view.card.Plain;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The surfaces of a snapshot by their keys.
public record Shown(Map<String, Surface> byKey) {

  public static Shown of(Releases release) {
    return new Shown(
        Surfaces.of(release.snapshot()).stream()
            .collect(Collectors.toMap(Surface::key, Function.identity())));
  }

  public Surface get(String key) {
    return Objects.requireNonNull(byKey.get(key), key);
  }

  /// What the message itself says, without its meanings.
  public String text(String key) {
    return text(get(key));
  }

  public static String text(Surface surface) {
    return surface.card().paragraphs().stream().map(Plain::text).collect(Collectors.joining("\n"));
  }
}
