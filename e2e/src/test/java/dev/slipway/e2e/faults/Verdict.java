package dev.slipway.e2e.faults;

import static dev.slipway.e2e.faults.Traveller.text;

import dev.slipway.e2e.faults.Traveller.Click;
import dev.slipway.e2e.faults.Traveller.Travelled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds what came out against what was decided; collects every violation, so that one run tells all.
final class Verdict {

  private final Fleet fleet;
  private final Web web;
  private final ClusterRecord cluster;
  private final List<String> violations = new ArrayList<>();

  Verdict(Fleet fleet, Web web, ClusterRecord cluster) {
    this.fleet = fleet;
    this.web = web;
    this.cluster = cluster;
  }

  List<String> of(List<Travelled> all) {
    Map<String, JsonNode> releases = new HashMap<>();
    for (Travelled one : all) {
      JsonNode release =
          web.require(web.get(fleet.url("approval-1", "/api/releases/" + one.release()))).json();
      releases.put(one.release(), release);
      history(one, release);
    }
    messages(releases);
    deployments(releases);
    violations.addAll(cluster.violations());
    for (String topic : Topic.named(fleet.kafka(), ".dlt")) {
      require(Topic.read(fleet.kafka(), topic).isEmpty(), topic + " holds dead letters");
    }
    return violations;
  }

  /// Every input once: the build, and each click as a vote or as a refusal.
  private void history(Travelled one, JsonNode release) {
    String id = one.release();
    String expected = Traveller.outcome(one.journey().course());
    require(
        text(release, "outcome").equals(expected),
        id + " is " + text(release, "outcome") + " and not " + expected);
    List<JsonNode> history = list(release.path("history"));
    long opened = history.stream().filter(e -> text(e, "event").equals("opened")).count();
    require(opened == 1, id + " was opened " + opened + " times");
    Set<String> pressed = new HashSet<>();
    one.clicks().forEach(click -> pressed.add(click.user() + " at " + click.gate()));
    for (String who : pressed) {
      List<Click> clicks =
          one.clicks().stream().filter(c -> who.equals(c.user() + " at " + c.gate())).toList();
      long taken = clicks.stream().filter(Click::taken).count();
      List<JsonNode> entries = history.stream().filter(e -> who.equals(who(e))).toList();
      long votes = entries.stream().filter(e -> text(e, "event").equals("vote-cast")).count();
      require(votes <= 1, id + ": " + votes + " votes of " + who);
      require(
          entries.size() >= taken && entries.size() <= clicks.size(),
          "%s: %d clicks of %s, %d of them taken, %d in the history"
              .formatted(id, clicks.size(), who, taken, entries.size()));
    }
  }

  private static String who(JsonNode entry) {
    return switch (text(entry, "event")) {
      case "vote-cast", "refused" ->
          text(entry.path("who"), "slack") + " at " + text(entry, "step");
      default -> "";
    };
  }

  /// Each message once, and none offers anything that has ended.
  private void messages(Map<String, JsonNode> releases) {
    Set<String> seen = new HashSet<>();
    Set<String> summaries = new HashSet<>();
    for (JsonNode message : allMessages()) {
      JsonNode payload = message.at("/metadata/event_payload");
      String release = text(payload, "release");
      if (!releases.containsKey(release)) {
        continue;
      }
      String surface = release + " " + text(payload, "key");
      require(seen.add(surface), surface + " exists twice");
      require(
          message.findValues("action_id").isEmpty(),
          surface + " still has buttons, the release has ended");
      if (text(payload, "key").equals("summary@channel")) {
        summaries.add(release);
      }
    }
    releases.keySet().stream()
        .filter(release -> !summaries.contains(release))
        .forEach(release -> violations.add(release + " has no message in the channel"));
    releases.forEach((id, release) -> {
      if (text(release, "outcome").equals("completed")) {
        require(seen.contains(id + " production@channel"), id + ": nobody was told of production");
      }
    });
  }

  private List<JsonNode> allMessages() {
    return Stream.of("channel=C0TEST", "user=U0QA1", "user=U0QA2", "user=U0OWNER1", "user=U0OWNER2")
        .flatMap(query ->
            list(web.require(web.get(fleet.url("sandbox", "/sandbox/messages?" + query))).json())
                .stream())
        .filter(message -> !message.path("ephemeral").asBoolean(false))
        .toList();
  }

  /// Sequences grow, each request has its decision, and the cluster runs the last one.
  private void deployments(Map<String, JsonNode> releases) {
    Map<String, JsonNode> last = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : Topic.read(fleet.kafka(), "slipway.deployments")) {
      JsonNode request = JsonMapper.shared().readTree(record.value());
      String slot = text(request.path("to"), "namespace") + " " + text(request, "slot");
      JsonNode before = last.put(slot, request);
      long sequence = request.path("sequence").asLong();
      if (before != null) {
        require(
            sequence > before.path("sequence").asLong(),
            slot + ": request " + sequence + " came after " + before.path("sequence"));
      }
      decided(request, releases.get(text(request, "release")));
    }
    last.forEach((slot, request) -> {
      JsonNode object = cluster.of(text(request.path("to"), "namespace"), text(request, "slot"));
      String image = object.at("/spec/template/spec/containers/0/image").asString("none");
      require(
          image.equals(text(request.path("build"), "image")),
          slot + " runs " + image + " and not " + text(request.path("build"), "image"));
    });
  }

  private void decided(JsonNode request, @org.jspecify.annotations.Nullable JsonNode release) {
    String id = text(request, "release");
    if (release == null) {
      violations.add(id + " is deployed and nobody built it");
      return;
    }
    List<JsonNode> history = list(release.path("history"));
    String why = text(request, "slot") + ", request " + request.path("sequence").asLong();
    require(
        history.stream()
                .filter(e -> text(e, "event").equals("deployment-requested"))
                .filter(e -> text(e, "why").equals(why))
                .count()
            == 1,
        id + ": " + why + " is not in its history once");
    if (text(request, "environment").equals("production")) {
      require(
          history.stream()
              .anyMatch(
                  e -> text(e, "event").equals("vote-cast") && text(e, "step").equals("go-live")),
          id + " went to production and no owner decided it");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
