package dev.slipway.cli.api;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The approval service's API. Every failure is a [CommandFailedException] that says what to do.
public final class Api {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final URI base;
  private final @Nullable String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /// @param token sent as a bearer token; null or empty for none
  public Api(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
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
    return answer(send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build()), "release");
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
    return answer(send(request(path + parameters).GET().build()), field);
  }

  /// A release as the API has it.
  public JsonNode release(String id) {
    return get("/api/releases/" + known(id), Map.of(), "history");
  }

  /// Has the events of a release published again.
  public JsonNode republish(String id) {
    String path = "/api/releases/" + known(id) + "/republish";
    return answer(send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build()), "events");
  }

  private static String known(String id) {
    return key("release", id);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/problem+json");
    return token == null || token.isBlank()
        ? request
        : request.header("Authorization", "Bearer " + token.strip());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE,
          "cannot reach the API at "
              + base
              + "; is it running? Say where with --api or SLIPWAY_API",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCode.FAILED, "interrupted", e);
    }
  }

  private JsonNode answer(HttpResponse<String> response, String field) {
    JsonNode body = json(response);
    int status = response.statusCode();
    if (body == null
        || (status < 300 && !body.has(field))
        || (status == 404 && !body.path("type").asString("").contains("/unknown-"))) {
      throw new CommandFailedException(
          ExitCode.FAILED,
          "what answers at " + base + " is not Slipway's API (HTTP " + status + "); check --api");
    }
    if (status < 300) {
      return body;
    }
    String detail = body.path("detail").asString(unexplained(response));
    throw switch (status) {
      case 404 -> new CommandFailedException(ExitCode.NOT_FOUND, detail);
      case 400 -> new CommandFailedException(ExitCode.USAGE, wrong(body, detail));
      default -> new CommandFailedException(ExitCode.FAILED, detail);
    };
  }

  /// What was asked, where the answer says nothing but its status.
  private static String unexplained(HttpResponse<String> response) {
    HttpRequest asked = response.request();
    return asked.method()
        + " "
        + asked.uri()
        + " was answered HTTP "
        + response.statusCode()
        + " without a reason; look at the log of the approval service, or of what is in front of it";
  }

  private static String wrong(JsonNode problem, String detail) {
    return problem
        .path("errors")
        .valueStream()
        .map(e -> e.path("field").asString() + " " + e.path("message").asString())
        .reduce((a, b) -> a + "; " + b)
        .orElse(detail);
  }

  /// Null for what is no JSON object.
  private static @Nullable JsonNode json(HttpResponse<String> response) {
    try {
      JsonNode body = JsonMapper.shared().readTree(response.body());
      return body.isObject() ? body : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
