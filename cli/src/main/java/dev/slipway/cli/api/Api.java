package dev.slipway.cli.api;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The approval service's API. Every failure is a [CommandFailedException] that says what to do.
public final class Api {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final Calls calls;

  /// @param token sent as a bearer token; null or empty for none
  public Api(URI base, @Nullable String token) {
    this.calls = new Calls(base, Calls.Server.API, token);
  }

  /// Releases, newest first, as one page of the API has them.
  public JsonNode releases(Map<String, String> query) {
    return get("/api/releases", query, "items");
  }

  /// The projects in force.
  public JsonNode projects() {
    return get("/api/projects", Map.of(), "items");
  }

  /// What was live when in a project's environments.
  public JsonNode environments(String project) {
    return get("/api/projects/" + key("project", project) + "/environments", Map.of(), "items");
  }

  /// What happened to an instance of an environment, newest first, as one page of the API has it.
  public JsonNode history(String project, String environment, Map<String, String> query) {
    String path =
        "/api/projects/"
            + key("project", project)
            + "/environments/"
            + key("environment", environment)
            + "/history";
    return get(path, query, "items");
  }

  /// Asks for a rollback.
  ///
  /// @param to an earlier release, null for what was live before
  public JsonNode rollBack(String project, String environment, @Nullable String to) {
    String path =
        "/api/projects/"
            + key("project", project)
            + "/environments/"
            + key("environment", environment)
            + "/rollback"
            + (to == null ? "" : "?to=" + known(to));
    Map<String, String> words =
        Map.of(
            "nothing-live-before",
            "Nothing was live in %s before what is live now. If each branch has an instance of its own,"
                    .formatted(environment)
                + " name the release with --to; `slipway environments %s` lists those that were live."
                    .formatted(project));
    return calls.answer(
        calls.request(path).POST(HttpRequest.BodyPublishers.noBody()), words, "release");
  }

  /// @throws CommandFailedException not found, if there is no such project
  public void requireProject(String name) {
    JsonNode _ = get("/api/projects/" + key("project", name), Map.of(), "project");
  }

  private static String key(String what, String given) {
    if (!ID.matcher(given).matches()) {
      throw new CommandFailedException(
          ExitCode.NOT_FOUND, "There is no " + what + " " + given + ".");
    }
    return given;
  }

  /// @param field what the answer has, to tell it from another server's
  private JsonNode get(String path, Map<String, String> query, String field) {
    String parameters =
        query.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    return calls.answer(calls.request(path + parameters).GET(), field);
  }

  /// A release as the API has it.
  public JsonNode release(String id) {
    return get("/api/releases/" + known(id), Map.of(), "history");
  }

  /// Has the events of a release published again.
  public JsonNode republish(String id) {
    String path = "/api/releases/" + known(id) + "/republish";
    return calls.answer(calls.request(path).POST(HttpRequest.BodyPublishers.noBody()), "events");
  }

  private static String known(String id) {
    return key("release", id);
  }
}
