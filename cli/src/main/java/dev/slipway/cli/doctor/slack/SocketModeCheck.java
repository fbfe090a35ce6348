package dev.slipway.cli.doctor.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import java.time.Duration;
import java.util.List;

/// The app-level token of Socket Mode. It asks for a connection's address and opens none.
///
/// @param apiUrl the Web API's address, ending in a slash
public record SocketModeCheck(String apiUrl, String appToken) implements Check {

  @Override
  public String name() {
    return "slack socket mode";
  }

  @Override
  @SuppressWarnings("try") // An interruption while it closes is caught below.
  public List<CheckResult> look(Duration limit) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl);
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(limit.toMillis()));
    try (Slack slack = Slack.getInstance(config)) {
      AppsConnectionsOpenResponse opened =
          slack.methods(appToken).appsConnectionsOpen(request -> request);
      return List.of(
          opened.isOk()
              ? CheckResult.ok(name(), "The app-level token opens connections")
              : CheckResult.failed(
                  name(),
                  "Slack refuses the app-level token (" + opened.getError() + ")",
                  "Enable Socket Mode in the app and set SLACK_APP_TOKEN to a token, xapp-…, with the scope"
                      + " connections:write."));
    } catch (Exception e) {
      return List.of(SlackVerdicts.unanswered(apiUrl, e.getClass().getSimpleName()));
    }
  }

  /// Without the token.
  @Override
  public String toString() {
    return "SocketModeCheck[" + apiUrl + "]";
  }
}
