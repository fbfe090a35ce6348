package dev.slipway.e2e.faults;

import static dev.slipway.e2e.faults.Traveller.text;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Takes a build through every service: sent, decided, applied, shown in chat, and rejected with a reason in a
/// dialog.
final class Passage {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Fleet fleet;
  private final Web web;
  private final Cards cards;
  private final String project;
  private final String branch;

  Passage(Fleet fleet, Web web, String project, String branch) {
    this.fleet = fleet;
    this.web = web;
    this.cards = new Cards(fleet, web);
    this.project = project;
    this.branch = branch;
  }

  /// Returns how long it took.
  ///
  /// @throws IllegalStateException if it does not come to its end in time
  Duration pass() throws InterruptedException {
    Instant begin = Instant.now();
    String release =
        await(
            "to be taken",
            () -> {
              Web.Answer answer = cards.build(project, image(branch), branch);
              return answer.isTaken() ? text(answer.json(), "release") : null;
            });
    JsonNode card = await("to ask", () -> cards.find(release, Traveller.QA, "reject"));
    JsonNode dialog =
        await(
            "to open a dialog",
            () -> {
              Web.Answer _ = cards.click(card, Traveller.QA, "reject");
              return cards.dialog(release, Traveller.QA);
            });
    Web.Answer _ = web.require(cards.submit(dialog, Traveller.QA, "not good enough"));
    String _ =
        await(
            "to end",
            () -> {
              String url = fleet.url("approval-1", "/api/releases/" + release);
              return text(web.get(url).json(), "outcome").equals("rejected") ? release : null;
            });
    return Duration.between(begin, Instant.now());
  }

  static String image(String branch) {
    return "registry.example.org/app:" + branch.replace('/', '-');
  }

  private <T> T await(String what, Supplier<@Nullable T> condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      T found = condition.get();
      if (found != null) {
        return found;
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "a build of " + project + " from " + branch + " does not come " + what);
      }
      Thread.sleep(PAUSE);
    }
  }
}
