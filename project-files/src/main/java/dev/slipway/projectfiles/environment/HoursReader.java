package dev.slipway.projectfiles.environment;

import dev.slipway.contract.project.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A project's working hours from JSON that the schema allows.
public final class HoursReader {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(17, 0);

  private HoursReader() {}

  /// Null where the project has none. Hours that end before they begin, and zones that nobody knows, are
  /// told by [#problem] first.
  public static @Nullable WorkingHours read(JsonNode given) {
    return given.isMissingNode() || problem(given) != null
        ? null
        : new WorkingHours(
            ZoneId.of(given.path("zone").asString()),
            days(given.path("days").asString("mon-fri")),
            time(given, "from", MORNING),
            time(given, "to", EVENING));
  }

  /// What no schema can say, null where there is nothing.
  public static @Nullable String problem(JsonNode given) {
    if (given.isMissingNode()) {
      return null;
    }
    String zone = given.path("zone").asString();
    if (!isZone(zone)) {
      return unknownZone(zone);
    }
    return time(given, "from", MORNING).isBefore(time(given, "to", EVENING))
        ? null
        : "the hours end before they begin; hours over midnight cannot be said";
  }

  static boolean isZone(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone);
  }

  static String unknownZone(String zone) {
    return "unknown time zone '%s'; zones are called like Europe/Berlin or UTC".formatted(zone);
  }

  private static LocalTime time(JsonNode given, String field, LocalTime usual) {
    return given.has(field) ? LocalTime.parse(given.path(field).asString()) : usual;
  }

  /// `mon-fri`, `mon,wed,fri`, `sun-thu`, `mon-thu,sat`.
  private static List<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      List<DayOfWeek> ends =
          Arrays.stream(part.strip().split("-", -1)).map(HoursReader::day).toList();
      for (DayOfWeek day = ends.getFirst(); day != ends.getLast(); day = day.plus(1)) {
        days.add(day);
      }
      days.add(ends.getLast());
    }
    return List.copyOf(days);
  }

  private static DayOfWeek day(String word) {
    return DayOfWeek.of(DAYS.indexOf(word) + 1);
  }
}
