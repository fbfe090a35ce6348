package dev.slipway.gateway.slack;

import dev.slipway.gateway.GatewayProperties;
import dev.slipway.web.HttpProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The workspace whose people may speak here. A signature says that Slack sent a request, not from where:
/// an app may be installed in several.
@Component
class Workspace {

  private final String team;
  private final Counter refused;

  Workspace(GatewayProperties properties, MeterRegistry meters) {
    this.team = properties.slack().team();
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack-team");
  }

  /// @param given the request's `team_id`, empty where it has none
  /// @throws org.springframework.web.ErrorResponseException 403 where it is another's
  void check(String given) {
    if (!team.isEmpty() && !team.equals(given)) {
      refused.increment();
      throw HttpProblem.forbidden("This comes from a workspace that is not served here.");
    }
  }

  /// @param payload of an interaction or an event
  void check(JsonNode payload) {
    String top = payload.path("team_id").asString("");
    check(top.isEmpty() ? payload.path("team").path("id").asString("") : top);
  }
}
