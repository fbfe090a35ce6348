package dev.slipway.approval.release.history;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.jpa.EventRow;
import dev.slipway.approval.release.jpa.EventRows;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.messaging.EventIds;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Map<String, Recorded> facts =
        replay(caused.stream().map(EventRow::release).distinct().toList());
    Map<String, List<EventRow>> byInput =
        caused.stream()
            .collect(
                Collectors.groupingBy(
                    EventRow::causationId, LinkedHashMap::new, Collectors.toList()));
    Map<String, CausedEvents> result = new HashMap<>();
    byInput.forEach((input, events) -> result.put(input, caused(events, facts)));
    return result;
  }

  private CausedEvents caused(List<EventRow> events, Map<String, Recorded> facts) {
    EventRow first = events.getFirst();
    return new CausedEvents(
        first.project(),
        first.correlationId(),
        events.stream().map(row -> Objects.requireNonNull(facts.get(row.getId()))).toList());
  }

  /// The facts of these releases by event id, each release's oldest first, each with its release as it stood then.
  private Map<String, Recorded> replay(List<String> releases) {
    Map<String, Recorded> facts = new LinkedHashMap<>();
    Map<String, Release> now = new HashMap<>();
    for (EventRow row : releases.isEmpty() ? List.<EventRow>of() : rows.historyOf(releases)) {
      Release before = now.getOrDefault(row.release(), new Release.Absent());
      RecordedEvent event = json.event(row.stored(), before);
      Release next = Evolution.evolve(before, event);
      now.put(row.release(), next);
      facts.put(row.getId(), new Recorded(row.release(), event, next));
    }
    return facts;
  }

  /// The inputs that had a part in a release, in the order in which they came.
  List<String> inputsOf(String release) {
    return rows.historyOf(List.of(release)).stream().map(EventRow::causationId).distinct().toList();
  }

  /// Everything that happened to a release, oldest first, each fact with the release as it stood then.
  public List<Recorded> of(String release) {
    return List.copyOf(replay(List.of(release)).values());
  }
}
