package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.api.Faults.Fault;
import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SandboxProperties;
import dev.slipway.sandbox.slack.workspace.SlackException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API: the faults, the token, the method, the answer.
@RestController
class WebApiController {

  private static final Duration LATE = Duration.ofSeconds(1);

  /// Longer than any client waits.
  private static final Duration NEVER = Duration.ofMinutes(1);

  /// Those of `slack-app-manifest.yaml`, which Slack says with each answer.
  private static final String SCOPES =
      "chat:write,im:write,channels:history,groups:history,im:history,commands,users:read,users:read.email";

  private final Map<String, Method> methods;
  private final Faults faults;
  private final Silence silence;
  private final SandboxProperties properties;

  WebApiController(
      List<Method> methods, Faults faults, Silence silence, SandboxProperties properties) {
    this.methods = methods.stream().collect(Collectors.toMap(Method::name, Function.identity()));
    this.faults = faults;
    this.silence = silence;
    this.properties = properties;
  }

  @RequestMapping(
      path = "/api/{method}",
      method = {RequestMethod.POST, RequestMethod.GET})
  ResponseEntity<?> call(@PathVariable String method, HttpServletRequest request)
      throws IOException, InterruptedException {
    Arguments arguments;
    try {
      arguments = arguments(request);
    } catch (SlackException e) {
      return ResponseEntity.ok(e.answer());
    }
    Fault fault = faults.next(method, arguments).orElse(null);
    return fault == null
        ? ResponseEntity.ok()
            .header("X-OAuth-Scopes", SCOPES)
            .body(answer(method, arguments, request))
        : failing(fault, method, arguments, request);
  }

  private ResponseEntity<?> failing(
      Fault fault, String method, Arguments arguments, HttpServletRequest request)
      throws InterruptedException {
    return switch (fault.mode()) {
      case RATELIMITED -> rateLimited();
      case RATELIMITED_AFTER_ACCEPT -> {
        answer(method, arguments, request);
        yield rateLimited();
      }
      case HTTP_500 -> ResponseEntity.internalServerError().build();
      case OK_FALSE -> ResponseEntity.ok(new SlackException("internal_error").answer());
      case TIMEOUT_AFTER_ACCEPT -> {
        answer(method, arguments, request);
        silence.keep(NEVER);
        yield ResponseEntity.status(HttpStatus.GATEWAY_TIMEOUT).build();
      }
      case LATE -> {
        silence.keep(LATE);
        yield ResponseEntity.ok(answer(method, arguments, request));
      }
      case CONNECTION_LOST_AFTER_ACCEPT -> {
        answer(method, arguments, request);
        request.setAttribute(BrokenConnections.BREAK, true);
        yield ResponseEntity.ok().build();
      }
      case ANSWER -> wordForWord(fault.answer());
    };
  }

  private static ResponseEntity<JsonNode> rateLimited() {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(new SlackException("ratelimited").answer());
  }

  private static ResponseEntity<byte[]> wordForWord(Faults.Answer answer) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
    answer.headers().forEach(headers::set);
    return ResponseEntity.status(answer.status())
        .headers(headers)
        .body(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode answer(String name, Arguments arguments, HttpServletRequest request) {
    Method method = methods.get(name);
    if (method == null) {
      return new SlackException("unknown_method").answer().put("req_method", name);
    }
    try {
      authenticate(arguments, request);
      ObjectNode answer = Payloads.object().put("ok", true);
      answer.setAll(method.call(arguments));
      return answer;
    } catch (SlackException e) {
      return e.answer();
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

  private static Arguments arguments(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    if (type != null && type.startsWith("application/json")) {
      byte[] body = request.getInputStream().readAllBytes();
      return Arguments.ofJson(new String(body, StandardCharsets.UTF_8));
    }
    Map<String, String> values = new HashMap<>();
    request.getParameterMap().forEach((name, given) -> values.put(name, given[0]));
    return new Arguments(values);
  }
}
