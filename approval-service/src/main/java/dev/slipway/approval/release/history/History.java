package dev.slipway.approval.release.history;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.jpa.EventRow;
import dev.slipway.approval.release.jpa.EventRows;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.messaging.EventIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// The recorded events of releases, with the input that caused each.
@Component
public class History {

  private final EventRows rows;
  private final StoredJson json;

  History(EventRows rows, StoredJson json) {
    this.rows = rows;
    this.json = json;
  }

  /// Adds to it, in the caller's transaction.
  public void append(String inputId, CausedEvents caused) {
    List<Recorded> events = caused.events();
    rows.saveAll(
        IntStream.range(0, events.size())
            .mapToObj(i ->
                row(inputId, i, events.get(i))
                    .causedBy(inputId, i, caused.project(), caused.correlationId()))
            .toList());
  }

  private EventRow row(String inputId, int position, Recorded recorded) {
    return new EventRow(
        EventIds.derive(inputId, position),
        recorded.release(),
        version(recorded.after()),
        recorded.event(),
        json.write(recorded.event()));
  }

  private static long version(Release release) {
    return switch (release) {
      case Release.Absent _ -> 0;
      case Release.Open open -> open.version();
      case Release.Finished finished -> finished.version();
    };
  }

  /// What these inputs brought about when they were decided, by input, each event with its release
  /// as it stood then. An input that changed nothing is not in it.
  public Map<String, CausedEvents> causedBy(Collection<String> inputs) {
    if (inputs.isEmpty()) {
      return Map.of();
    }
    List<EventRow> caused = rows.causedBy(inputs);
    Map<String, Release> after = replay(caused.stream().map(EventRow::release).distinct().toList());
    Map<String, List<EventRow>> byInput =
        caused.stream()
            .collect(
                Collectors.groupingBy(
                    EventRow::causationId, LinkedHashMap::new, Collectors.toList()));
    Map<String, CausedEvents> result = new HashMap<>();
    byInput.forEach((input, events) -> result.put(input, caused(events, after)));
    return result;
  }

  private CausedEvents caused(List<EventRow> events, Map<String, Release> after) {
    EventRow first = events.getFirst();
    return new CausedEvents(
        first.project(),
        first.correlationId(),
        events.stream()
            .map(row ->
                new Recorded(
                    row.release(),
                    json.event(row.stored()),
                    after.getOrDefault(row.getId(), new Release.Absent())))
            .toList());
  }

  /// The releases as they stood after each of their events, by event id.
  private Map<String, Release> replay(List<String> releases) {
    Map<String, Release> after = new HashMap<>();
    Map<String, Release> now = new HashMap<>();
    for (EventRow row : releases.isEmpty() ? List.<EventRow>of() : rows.historyOf(releases)) {
      Release before = now.getOrDefault(row.release(), new Release.Absent());
      Release next = Evolution.evolve(before, json.event(row.stored()));
      now.put(row.release(), next);
      after.put(row.getId(), next);
    }
    return after;
  }

  /// The inputs that had a part in a release, in the order in which they came.
  List<String> inputsOf(String release) {
    return rows.historyOf(List.of(release)).stream().map(EventRow::causationId).distinct().toList();
  }

  /// Everything that happened to a release, oldest first, each fact with the release as it stood then.
  public List<Recorded> of(String release) {
    List<Recorded> history = new ArrayList<>();
    Release now = new Release.Absent();
    for (EventRow row : rows.historyOf(List.of(release))) {
      RecordedEvent event = json.event(row.stored());
      now = Evolution.evolve(now, event);
      history.add(new Recorded(release, event, now));
    }
    return history;
  }
}
