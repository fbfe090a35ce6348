package dev.slipway.sandbox.slack;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API: the token, the faults, the method, the answer.
@RestController
class WebApiController {

  /// Longer than any client waits.
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Map<String, Method> methods;
  private final Faults faults;
  private final SandboxProperties properties;

  WebApiController(List<Method> methods, Faults faults, SandboxProperties properties) {
    this.methods = methods.stream().collect(Collectors.toMap(Method::name, Function.identity()));
    this.faults = faults;
    this.properties = properties;
  }

  @RequestMapping(
      path = "/api/{method}",
      method = {RequestMethod.POST, RequestMethod.GET})
  ResponseEntity<JsonNode> call(@PathVariable String method, HttpServletRequest request)
      throws IOException, InterruptedException {
    Arguments arguments = arguments(request);
    Faults.Mode fault = faults.next(method).orElse(null);
    return switch (fault) {
      case null -> ResponseEntity.ok(answer(method, arguments, request));
      case RATELIMITED ->
          ResponseEntity.status(429)
              .header(HttpHeaders.RETRY_AFTER, "1")
              .body(failure(new SlackException("ratelimited")));
      case HTTP_500 -> ResponseEntity.status(500).build();
      case OK_FALSE -> ResponseEntity.ok(failure(new SlackException("internal_error")));
      case TIMEOUT_AFTER_ACCEPT -> {
        ObjectNode late = answer(method, arguments, request);
        Thread.sleep(SILENCE);
        yield ResponseEntity.ok(late);
      }
    };
  }

  private ObjectNode answer(String name, Arguments arguments, HttpServletRequest request) {
    try {
      Method method = methods.get(name);
      if (method == null) {
        throw new SlackException("unknown_method", "[ERROR] no such method here: " + name);
      }
      authenticate(arguments, request);
      ObjectNode answer = Payloads.object().put("ok", true);
      answer.setAll(method.call(arguments));
      return answer;
    } catch (SlackException e) {
      return failure(e);
    }
  }

  private void authenticate(Arguments arguments, HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String token =
        header != null && header.startsWith("Bearer ")
            ? header.substring("Bearer ".length())
            : arguments.optional("token");
    if (token == null) {
      throw new SlackException("not_authed");
    }
    if (!token.equals(properties.token())) {
      throw new SlackException("invalid_auth");
    }
  }

  private static ObjectNode failure(SlackException e) {
    ObjectNode answer = Payloads.object().put("ok", false).put("error", e.code());
    if (!e.details().isEmpty()) {
      var messages = answer.putObject("response_metadata").putArray("messages");
      e.details().forEach(messages::add);
    }
    return answer;
  }

  private static Arguments arguments(HttpServletRequest request) throws IOException {
    Map<String, String> values = new HashMap<>();
    @Nullable String type = request.getContentType();
    if (type != null && type.startsWith("application/json")) {
      String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      try {
        JsonNode json = JsonMapper.shared().readTree(body);
        json.properties().forEach(field -> values.put(field.getKey(), text(field.getValue())));
      } catch (JacksonException e) {
        values.clear();
      }
    } else {
      request.getParameterMap().forEach((name, given) -> values.put(name, given[0]));
    }
    return new Arguments(values);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
