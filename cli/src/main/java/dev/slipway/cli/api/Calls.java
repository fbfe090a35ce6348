package dev.slipway.cli.api;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests to one of Slipway's HTTP servers. Every failure is a [CommandFailedException] that says what to
/// do.
final class Calls {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI base;
  private final Server server;
  private final @Nullable String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /// @param token sent as a bearer token; null or empty for none
  Calls(URI base, Server server, @Nullable String token) {
    this.base = base;
    this.server = server;
    this.token = token;
  }

  /// The servers, as messages name them.
  enum Server {
    API("the API", "API", "the approval service", "--api", "SLIPWAY_API"),
    GATEWAY("the gateway", "gateway", "the gateway", "--gateway", "SLIPWAY_GATEWAY");

    private final String name;
    private final String is;
    private final String service;
    private final String option;
    private final String variable;

    Server(String name, String is, String service, String option, String variable) {
      this.name = name;
      this.is = is;
      this.service = service;
      this.option = option;
      this.variable = variable;
    }
  }

  HttpRequest.Builder request(String path) {
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
          "cannot reach "
              + server.name
              + " at "
              + base
              + "; is it running? Say where with "
              + server.option
              + " or "
              + server.variable,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCode.FAILED, "interrupted", e);
    }
  }

  /// Sends a request and reads what is answered.
  ///
  /// @param fields of which the answer has one, to tell it from another server's
  JsonNode answer(HttpRequest.Builder request, String... fields) {
    return answer(request, Map.of(), fields);
  }

  /// @param words the command line's message for a problem, by the last part of its type, in place of the
  ///     server's, which names parameters and paths
  JsonNode answer(HttpRequest.Builder request, Map<String, String> words, String... fields) {
    return answer(send(request.build()), words, List.of(fields));
  }

  private JsonNode answer(
      HttpResponse<String> response, Map<String, String> words, List<String> fields) {
    JsonNode body = json(response);
    int status = response.statusCode();
    if (body == null
        || (status < 300 && fields.stream().noneMatch(body::has))
        || (status == 404 && !body.path("type").asString("").contains("/unknown-"))) {
      throw new CommandFailedException(
          ExitCode.FAILED,
          "what answers at "
              + base
              + " is not Slipway's "
              + server.is
              + " (HTTP "
              + status
              + "); check "
              + server.option);
    }
    if (status < 300) {
      return body;
    }
    String type = body.path("type").asString("");
    String detail =
        Objects.requireNonNullElseGet(
            words.get(type.substring(type.lastIndexOf('/') + 1)),
            () -> body.path("detail").asString(unexplained(response)));
    throw switch (status) {
      case 404 -> new CommandFailedException(ExitCode.NOT_FOUND, detail);
      case 400 -> new CommandFailedException(ExitCode.USAGE, wrong(body, detail));
      default -> new CommandFailedException(ExitCode.FAILED, detail);
    };
  }

  /// What was asked, where the answer says nothing but its status.
  private String unexplained(HttpResponse<String> response) {
    HttpRequest asked = response.request();
    return asked.method()
        + " "
        + asked.uri()
        + " was answered HTTP "
        + response.statusCode()
        + " without a reason; look at the log of "
        + server.service
        + ", or of what is in front of it";
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
