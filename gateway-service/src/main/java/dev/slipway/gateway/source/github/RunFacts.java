package dev.slipway.gateway.source.github;

import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Contributor.Role;
import dev.slipway.gateway.build.CoAuthors;
import dev.slipway.gateway.build.PersonName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The facts of GitHub's `workflow_run` by which builds are ordered and their makers known.
///
/// @param run the delivery's `workflow_run`
record RunFacts(JsonNode run) {

  CiRun ciRun() {
    Instant created = time(run.path("created_at"));
    return new CiRun(
        name(run.path("name")),
        run.path("run_number").isIntegralNumber() ? run.path("run_number").asLong() : null,
        run.path("run_attempt").canConvertToInt() ? run.path("run_attempt").asInt() : null,
        created == null ? time(run.path("run_started_at")) : created,
        name(run.path("event")));
  }

  /// The login of the bot that caused the run, null if a person did.
  @Nullable String bot() {
    JsonNode actor = run.path("actor");
    String login = PersonName.of(actor.path("login").asString(""));
    return isBot(actor) ? login : null;
  }

  private static boolean isBot(JsonNode node) {
    return node.path("type").asString("").equals("Bot")
        || node.path("login").asString("").endsWith("[bot]");
  }

  @Nullable Instant committed() {
    return time(run.path("head_commit").path("timestamp"));
  }

  /// Everybody that the run names. The committer of what was merged on GitHub's page is nobody, by their
  /// address.
  List<Contributor> identities(@Nullable String message) {
    List<Contributor> all = new ArrayList<>();
    JsonNode commit = run.path("head_commit");
    add(all, Role.AUTHOR, commit.path("author"));
    add(all, Role.COMMITTER, commit.path("committer"));
    all.addAll(CoAuthors.of(message));
    add(all, Role.ACTOR, run.path("actor"));
    add(all, Role.TRIGGERING_ACTOR, run.path("triggering_actor"));
    add(all, Role.PUSHER, run.path("pusher"));
    return List.copyOf(all);
  }

  private static void add(List<Contributor> all, Role role, JsonNode node) {
    @Nullable String login = name(node.has("login") ? node.path("login") : node.path("username"));
    Contributor identity =
        new Contributor(role, name(node.path("name")), name(node.path("email")), login, null);
    if (!isBot(node) && !identity.keys().isEmpty()) {
      all.add(identity);
    }
  }

  private static @Nullable String name(JsonNode node) {
    String text = PersonName.of(node.asString(""));
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Instant time(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.asString("")).toInstant();
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
