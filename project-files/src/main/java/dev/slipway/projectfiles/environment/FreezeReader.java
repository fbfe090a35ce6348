package dev.slipway.projectfiles.environment;

import dev.slipway.calendar.Recurrence;
import dev.slipway.contract.project.Freeze;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.WrittenDuration;
import dev.slipway.projectfiles.people.Groups;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the times in which environments are frozen from a document that the schema allows, and says what no
/// schema can say about them.
public final class FreezeReader {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration LONGEST = Duration.ofDays(366);

  private static final String TOO_LONG =
      "is longer than 366d; a freeze without an end is an environment less";

  private final Value.Mapping document;
  private final Groups groups;
  private final List<Problem> problems;

  /// @param problems what is wrong is added to them
  public FreezeReader(Value.Mapping document, Groups groups, List<Problem> problems) {
    this.document = document;
    this.groups = groups;
    this.problems = problems;
  }

  /// The freezes of an environment.
  ///
  /// @param override the groups that may deploy all the same, none for nobody
  /// @param windows those that could be understood
  public record Frozen(List<String> override, List<Freeze> windows) {}

  /// @param at the pointer of a freeze that is there
  public Frozen read(String at) {
    JsonNode given = document.json().at(at);
    ZoneId zone = zone(given, at, hours());
    List<Freeze> windows = new ArrayList<>();
    for (int i = 0; i < given.path("windows").size(); i++) {
      window(given.path("windows").get(i), at + "/windows/" + i, zone).ifPresent(windows::add);
    }
    List<String> override = Groups.named(given.path("override"));
    groups.unknown(override).forEach(message -> problem(at + "/override", message));
    return new Frozen(override, windows);
  }

  private Optional<Freeze> window(JsonNode given, String at, ZoneId usual) {
    int before = problems.size();
    @Nullable String name = given.has("name") ? given.path("name").asString() : null;
    ZoneId zone = zone(given, at, usual);
    Freeze freeze;
    if (given.has("cron")) {
      String cron = given.path("cron").asString();
      Duration lasts = lasts(given, at);
      check(at + "/cron", () -> Recurrence.cron(cron), lasts);
      freeze = new Freeze.Cron(name, zone, cron, lasts);
    } else if (given.has("rrule")) {
      String rrule = given.path("rrule").asString();
      LocalDateTime from = time(given, "from", at);
      Duration lasts = lasts(given, at);
      if (problems.size() == before) {
        check(at + "/rrule", () -> Recurrence.rule(rrule, from), lasts);
      }
      freeze = new Freeze.Recurring(name, zone, rrule, from, lasts);
    } else {
      freeze = once(name, zone, given, at);
    }
    return problems.size() == before ? Optional.of(freeze) : Optional.empty();
  }

  private Freeze.Once once(@Nullable String name, ZoneId zone, JsonNode given, String at) {
    int before = problems.size();
    LocalDateTime from = time(given, "from", at);
    LocalDateTime until = time(given, "until", at);
    if (problems.size() == before && !until.isAfter(from)) {
      problem(at + "/until", "is not after 'from'");
    } else if (problems.size() == before && until.isAfter(from.plus(LONGEST))) {
      problem(at + "/until", TOO_LONG);
    }
    return new Freeze.Once(name, zone, from, until);
  }

  private Duration lasts(JsonNode given, String at) {
    Duration lasts = WrittenDuration.parse(given.path("for").asString());
    if (lasts.compareTo(LONGEST) > 0) {
      problem(at + "/for", TOO_LONG);
      return Duration.ZERO;
    }
    return lasts;
  }

  private LocalDateTime time(JsonNode given, String field, String at) {
    String text = given.path(field).asString();
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      problem(at + "/" + field, "'" + text + "' is no day and time of the calendar");
      return LocalDateTime.MIN;
    }
  }

  /// Of the project's working hours, UTC where it has none.
  private ZoneId hours() {
    String zone = document.json().path("hours").path("zone").asString("");
    return HoursReader.isZone(zone) ? ZoneId.of(zone) : UTC;
  }

  private ZoneId zone(JsonNode given, String at, ZoneId usual) {
    if (!given.has("zone")) {
      return usual;
    }
    String zone = given.path("zone").asString();
    if (!HoursReader.isZone(zone)) {
      problem(at + "/zone", HoursReader.unknownZone(zone));
      return usual;
    }
    return ZoneId.of(zone);
  }

  private void check(String at, Supplier<Recurrence> recurrence, Duration lasts) {
    try {
      @Nullable String problem = recurrence.get().problem(lasts);
      if (problem != null) {
        problem(at, problem);
      }
    } catch (IllegalArgumentException e) {
      problem(at, String.valueOf(e.getMessage()));
    }
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, pointer, message));
  }
}
