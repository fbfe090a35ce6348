package dev.slipway.approval.release.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance of an environment: who deploys to it, who waits, and the sequence that fences them.
///
/// @param key as in `DeployRequested.slot`
/// @param sequence of the latest request, 0 before the first
/// @param holder the release whose deployment is running, null where none is
/// @param waiting the releases behind it, in their order
public record Slot(String key, long sequence, @Nullable String holder, List<String> waiting) {
  public Slot {
    waiting = List.copyOf(waiting);
  }

  /// A slot that was never deployed to.
  public static Slot unused(String key) {
    return new Slot(key, 0, null, List.of());
  }
}
