package dev.slipway.e2e.faults;

import dev.slipway.e2e.faults.Schedule.Course;
import dev.slipway.e2e.faults.Schedule.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Takes one build from CI to its end: sends it until it is taken, and clicks as its people would, again
/// where they see that a click did not go through.
final class Traveller {

  static final String QA = "U0QA1";
  static final List<String> OWNERS = List.of("U0OWNER1", "U0OWNER2");
  static final String GUEST = "U0GUEST";

  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final Duration PAUSE = Duration.ofMillis(700);

  private final Fleet fleet;
  private final Web web;
  private final Cards cards;
  private final Journey journey;
  private final List<Click> clicks = new ArrayList<>();
  private final Instant end = Instant.now().plus(PATIENCE);
  private int turn;

  Traveller(Fleet fleet, Web web, Journey journey) {
    this.fleet = fleet;
    this.web = web;
    this.cards = new Cards(fleet, web);
    this.journey = journey;
  }

  /// Somebody pressed a button.
  ///
  /// @param taken whether it was answered 2xx; where not, it may have been taken nonetheless
  record Click(String user, String gate, boolean taken) {}

  /// The result of one way.
  record Travelled(Journey journey, String release, List<Click> clicks) {}

  /// @throws IllegalStateException where it does not come to its end in time
  Travelled travel() throws InterruptedException {
    String release = build();
    if (journey.twice()) {
      String again = build();
      if (!again.equals(release)) {
        throw new IllegalStateException("the same build is " + release + " and " + again);
      }
    }
    switch (journey.course()) {
      case DEPLOYED -> {
        if (journey.guest()) {
          click(release, QA, GUEST, "qa-check", "approve");
        }
        click(release, QA, QA, "qa-check", "approve");
        bothOwners(release);
      }
      case CLOSED -> click(release, OWNERS.getFirst(), OWNERS.getFirst(), "go-live", "close");
      case REJECTED -> click(release, QA, QA, "qa-check", "reject");
      case BROKEN -> {}
    }
    await(release, "to end", snapshot -> text(snapshot, "state").equals("finished"));
    return new Travelled(journey, release, List.copyOf(clicks));
  }

  private String build() throws InterruptedException {
    while (true) {
      Web.Answer answer = cards.build(journey.project(), journey.image(), journey.target());
      if (answer.isTaken()) {
        return answer.json().path("release").asString("");
      }
      pause("build " + journey.number() + " was answered " + answer);
    }
  }

  /// Two people at the same moment: one decides, the other is told.
  private void bothOwners(String release) throws InterruptedException {
    button(release, OWNERS.getLast(), "deploy");
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(
            () -> press(release, OWNERS.getLast(), OWNERS.getLast(), "go-live", "deploy"));
    click(release, OWNERS.getFirst(), OWNERS.getFirst(), "go-live", "deploy");
    boolean _ = second.join();
  }

  /// Presses until it was taken, or the button is gone because the release went on.
  ///
  /// @param shownTo whose message it is; anybody may press what they can see
  private void click(String release, String shownTo, String user, String gate, String action)
      throws InterruptedException {
    while (!press(release, shownTo, user, gate, action)) {
      pause(user + " cannot press " + action + " of " + release);
    }
  }

  private boolean press(String release, String shownTo, String user, String gate, String action) {
    JsonNode message = cards.find(release, shownTo, action);
    if (message == null) {
      return isPast(release, gate);
    }
    Web.Answer answer = cards.click(message, user, action);
    synchronized (clicks) {
      clicks.add(new Click(user, gate, answer.isTaken()));
    }
    return answer.isTaken();
  }

  private void button(String release, String user, String action) throws InterruptedException {
    while (cards.find(release, user, action) == null && !isPast(release, "go-live")) {
      pause(user + " sees no " + action + " of " + release);
    }
  }

  /// Whether the release has ended or the gate is decided.
  private boolean isPast(String release, String gate) {
    JsonNode now = snapshot(release);
    if (text(now, "state").equals("finished")) {
      return true;
    }
    return StreamSupport.stream(now.path("steps").spliterator(), false)
        .filter(step -> text(step, "gate").equals(gate) || text(step, "name").equals(gate))
        .anyMatch(step -> !List.of("pending", "open").contains(text(step, "status")));
  }

  private void await(String release, String what, java.util.function.Predicate<JsonNode> condition)
      throws InterruptedException {
    while (!condition.test(snapshot(release))) {
      pause(release + " does not come " + what + ": " + snapshot(release).path("steps"));
    }
  }

  /// As either replica tells it; nothing where that does not answer just now.
  private JsonNode snapshot(String release) {
    String replica = turn++ % 2 == 0 ? "approval-1" : "approval-2";
    return web.get(fleet.url(replica, "/api/releases/" + release)).json();
  }

  private void pause(String why) throws InterruptedException {
    if (Instant.now().isAfter(end)) {
      throw new IllegalStateException(why);
    }
    Thread.sleep(PAUSE);
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /// What the release has to end as.
  static String outcome(Course course) {
    return switch (course) {
      case DEPLOYED -> "completed";
      case REJECTED -> "rejected";
      case CLOSED -> "closed";
      case BROKEN -> "failed";
    };
  }
}
