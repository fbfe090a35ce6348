package dev.slipway.cli.doctor.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Parallel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The bot's token, its scopes, and the channels that the bot is in.
///
/// @param apiUrl the Web API's address, ending in a slash
/// @param team the workspace that is configured, empty for any
/// @param channels the ids of the projects' channels
public record SlackCheck(String apiUrl, String token, String team, Set<String> channels)
    implements Check {

  @Override
  public String name() {
    return SlackVerdicts.SLACK;
  }

  @Override
  @SuppressWarnings("try") // An interruption while it closes is caught below.
  public List<CheckResult> look(Duration limit) {
    try (Slack slack = Slack.getInstance(config(limit))) {
      MethodsClient methods = slack.methods(token);
      AuthTestResponse self = methods.authTest(request -> request);
      List<CheckResult> findings = new ArrayList<>();
      findings.add(
          SlackVerdicts.token(self.isOk(), self.getError(), place(self), self.getTeamId(), team));
      if (self.isOk()) {
        findings.add(SlackVerdicts.scopes(header(self.getHttpResponseHeaders())));
        findings.addAll(Parallel.map(channels, channel -> channel(methods, channel)));
      }
      return findings;
    } catch (SlackApiException e) {
      return List.of(SlackVerdicts.unanswered(apiUrl, "HTTP " + e.getResponse().code()));
    } catch (Exception e) {
      return List.of(SlackVerdicts.unanswered(apiUrl, e.getClass().getSimpleName()));
    }
  }

  private static String place(AuthTestResponse self) {
    return self.getTeam() + " (" + self.getTeamId() + ") as " + self.getUser();
  }

  private static CheckResult channel(MethodsClient methods, String channel) {
    try {
      SlackApiTextResponse read =
          methods.conversationsHistory(request -> request.channel(channel).limit(1));
      return SlackVerdicts.channel(channel, read.isOk(), read.getError());
    } catch (SlackApiException e) {
      return SlackVerdicts.channel(channel, false, "HTTP " + e.getResponse().code());
    } catch (IOException e) {
      return SlackVerdicts.channel(channel, false, e.getClass().getSimpleName());
    }
  }

  private static List<String> header(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("x-oauth-scopes"))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  private SlackConfig config(Duration limit) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl);
    config.setStatsEnabled(false);
    int millis = Math.toIntExact(limit.toMillis());
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    return config;
  }

  /// Without the token.
  @Override
  public String toString() {
    return "SlackCheck[" + apiUrl + "]";
  }
}
