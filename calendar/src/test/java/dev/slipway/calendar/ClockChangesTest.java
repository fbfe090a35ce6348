package dev.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Windows against somebody who watches the clock, in all zones of the database and across every change of
/// ten years. `-Dslipway.calendar.seed=…` repeats a run, `-Dslipway.calendar.full=true` tries each zone, also
/// those with the same changes as another, with many patterns.
class ClockChangesTest {

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2034-01-01T00:00:00Z");
  private static final boolean FULL = Boolean.getBoolean("slipway.calendar.full");
  private static final long SEED = Long.getLong("slipway.calendar.seed", 20_261_129L);

  /// In minutes from the change.
  private static final int AROUND = 5 * 60;

  private int compared;
  private int frozen;

  @Test
  void windowsFollowTheClockInEveryZone() {
    Random random = new Random(SEED);
    for (ZoneId zone : zones()) {
      for (ZoneOffsetTransition change : changes(zone, FIRST, LAST)) {
        for (int i = 0; i < (FULL ? 40 : 1); i++) {
          compare(zone, change, random);
        }
      }
    }
    // The test would be worth nothing if it compared nothing, or only times without a window.
    assertThat(compared).isGreaterThan(20_000);
    assertThat(frozen).isBetween(compared / 10, compared * 9 / 10);
  }

  @Test
  void windowsFollowTheClockWhereNoneChanges() {
    Random random = new Random(SEED);
    for (ZoneId zone : zones()) {
      for (int i = 0; i < (FULL ? 20 : 1); i++) {
        Instant at = FIRST.plus(Duration.ofHours(random.nextInt(24 * 3650)));
        compare(zone, at, LocalDateTime.ofInstant(at, zone), Duration.ZERO, random);
      }
    }
    assertThat(compared).isGreaterThan(2_000);
  }

  @Test
  void windowsFollowTheClockOverTheDateLine() {
    Random random = new Random(SEED);
    ZoneId apia = ZoneId.of("Pacific/Apia");
    for (ZoneOffsetTransition change :
        changes(
            apia, Instant.parse("2011-12-01T00:00:00Z"), Instant.parse("2012-01-30T00:00:00Z"))) {
      assertThat(change.getDuration()).isEqualTo(Duration.ofDays(1));
      for (int i = 0; i < 200; i++) {
        compare(apia, change, random);
      }
    }
    assertThat(compared).isPositive();
  }

  private void compare(ZoneId zone, ZoneOffsetTransition change, Random random) {
    compare(
        zone, change.getInstant(), change.getDateTimeBefore(), change.getDuration().abs(), random);
  }

  /// @param longest by how much beginnings and ends may be moved
  private void compare(
      ZoneId zone, Instant around, LocalDateTime local, Duration longest, Random random) {
    RandomPattern pattern = RandomPattern.near(local, random);
    Window window = new Window.Recurring(pattern.recurrence(), zone, pattern.lasts());
    Duration margin = pattern.lasts().plusMinutes(AROUND).plus(longest);
    MinuteByMinute watched =
        new MinuteByMinute(pattern.matches(), pattern.everyHour(), pattern.lasts())
            .watch(zone, around.minus(margin), around.plus(margin));
    for (int i = 0; i < 20; i++) {
      Instant at = around.plusSeconds(60L * (random.nextInt(2 * AROUND) - AROUND));
      assertThat(window.until(at))
          .as("%s for %s in %s at %s, seed %d", pattern.text(), pattern.lasts(), zone, at, SEED)
          .isEqualTo(watched.until(at));
      compared++;
      frozen += watched.until(at).isPresent() ? 1 : 0;
    }
  }

  /// One zone for each set of rules, unless all are asked for: many names are of one place.
  private static List<ZoneId> zones() {
    Set<ZoneRules> known = new HashSet<>();
    Stream<ZoneId> all = ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    return all.filter(zone -> known.add(zone.getRules()) || FULL).toList();
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone, Instant from, Instant until) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    while (change != null && change.getInstant().isBefore(until)) {
      changes.add(change);
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return changes;
  }
}
