package dev.slipway.deployer.kubernetes.memory;

import dev.slipway.contract.approval.DeployRequested;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries by which removals are remembered: sequence and time, then for people the project and the
/// instance. Pure.
final class RemovedSlots {

  /// A ConfigMap holds a mebibyte.
  static final int MOST = 3000;

  private static final int LONGEST = 160;

  private RemovedSlots() {}

  static String entry(DeployRequested removal, Instant at) {
    String entry =
        "%d %s %s %s".formatted(removal.sequence(), at, removal.project(), removal.slot());
    return entry.codePointCount(0, entry.length()) <= LONGEST
        ? entry
        : entry.substring(0, entry.offsetByCodePoints(0, LONGEST));
  }

  /// 0 for none, and for one that somebody has damaged.
  static long sequence(@Nullable String entry) {
    String number = word(entry, 0);
    return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
  }

  /// The oldest, as a patch that makes room for one more.
  static Map<String, @Nullable String> tooOld(Map<String, String> entries) {
    Map<String, @Nullable String> gone = new LinkedHashMap<>();
    entries.entrySet().stream()
        .sorted(Comparator.comparing(entry -> word(entry.getValue(), 1)))
        .limit(Math.max(0, entries.size() - MOST + 1L))
        .forEach(entry -> gone.put(entry.getKey(), null));
    return gone;
  }

  private static String word(@Nullable String entry, int index) {
    String[] words = entry == null ? new String[0] : entry.split(" ", index + 2);
    return words.length > index ? words[index] : "";
  }
}
