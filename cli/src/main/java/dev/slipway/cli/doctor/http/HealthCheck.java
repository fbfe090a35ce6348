package dev.slipway.cli.doctor.http;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service's own health.
///
/// @param base the service's address, without a slash at its end
public record HealthCheck(Service service, URI base) implements Check {

  @Override
  public String name() {
    return "health";
  }

  @Override
  public List<CheckResult> look(Duration limit) {
    try {
      return List.of(
          verdict(
              Answers.of(
                  HttpRequest.newBuilder(URI.create(base + "/actuator/health")).GET(), limit)));
    } catch (IOException e) {
      return List.of(
          CheckResult.failed(
              name(),
              "No answer from the " + service.title() + " at " + base,
              "Check its address, and `kubectl -n slipway get pods`."));
    }
  }

  private CheckResult verdict(HttpResponse<String> answer) {
    JsonNode health = read(answer.body());
    String status = health.path("status").asString("");
    if (status.isEmpty()) {
      return CheckResult.failed(
          name(),
          "HTTP " + answer.statusCode() + " and no health at " + base + "/actuator/health",
          "Name the address of the " + service.title() + " itself, not of what is in front of it.");
    }
    return status.equals("UP")
        ? CheckResult.ok(name(), "The " + service.title() + " is up")
        : CheckResult.failed(
            name(),
            "The " + service.title() + " is " + status + down(health),
            "Read " + base + "/actuator/health, and docs/how-to/runbook.md.");
  }

  /// The components that are not up.
  private static String down(JsonNode health) {
    return health.path("components").properties().stream()
        .filter(component -> !component.getValue().path("status").asString("").equals("UP"))
        .map(Map.Entry::getKey)
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), names -> names.isEmpty() ? "" : ": " + names));
  }

  private static JsonNode read(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
