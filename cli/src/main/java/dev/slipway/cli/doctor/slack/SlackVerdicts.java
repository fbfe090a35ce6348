package dev.slipway.cli.doctor.slack;

import dev.slipway.cli.doctor.check.CheckResult;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The meaning of what Slack answers, and what to do about it.
final class SlackVerdicts {

  static final String SLACK = "slack";

  /// Those of `slack-app-manifest.yaml`.
  static final Set<String> SCOPES =
      Set.of(
          "chat:write",
          "im:write",
          "channels:history",
          "groups:history",
          "im:history",
          "commands",
          "users:read",
          "users:read.email");

  private static final Set<String> NOT_IN = Set.of("not_in_channel", "channel_not_found");

  private SlackVerdicts() {}

  /// @param error null if there is none
  /// @param id of the workspace, null if Slack does not say
  /// @param wanted the workspace that is configured, empty for any
  static CheckResult token(
      boolean ok, @Nullable String error, String place, @Nullable String id, String wanted) {
    if (!ok) {
      return CheckResult.failed(
          SLACK,
          "Slack refuses the bot's token (" + error + ")",
          "Install the app in the workspace and set SLACK_BOT_TOKEN to its Bot User OAuth Token, xoxb-….");
    }
    if (!wanted.isEmpty() && !wanted.equals(id)) {
      return CheckResult.failed(
          SLACK,
          "The token is of " + place + ", and SLACK_TEAM_ID says " + wanted,
          "Set SLACK_TEAM_ID to the workspace that the app is installed in.");
    }
    return CheckResult.ok(SLACK, "In " + place);
  }

  /// @param headers the values of `X-OAuth-Scopes`
  static CheckResult scopes(List<String> headers) {
    if (headers.isEmpty()) {
      return CheckResult.notAsked(
          "slack scopes",
          "The answer does not say which scopes the token has",
          "Compare them with slack-app-manifest.yaml.");
    }
    Set<String> has =
        headers.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(String::strip)
            .collect(Collectors.toSet());
    Set<String> lacks = new TreeSet<>(SCOPES);
    lacks.removeAll(has);
    return lacks.isEmpty()
        ? CheckResult.ok("slack scopes", "All " + SCOPES.size() + " of the app's manifest")
        : CheckResult.missing(
            "slack scopes",
            "The token lacks " + String.join(", ", lacks),
            "Import slack-app-manifest.yaml into the app again, and reinstall it in the workspace.");
  }

  static CheckResult channel(String channel, boolean ok, @Nullable String error) {
    String check = "slack channel";
    if (ok) {
      return CheckResult.ok(check, "The bot is in " + channel);
    }
    return NOT_IN.contains(String.valueOf(error))
        ? CheckResult.missing(
            check,
            "The bot is not in " + channel + " (" + error + ")",
            "Type /invite and the bot's name there, or correct the channel's id in the project's file.")
        : CheckResult.failed(
            check,
            "Slack does not show " + channel + " (" + error + ")",
            "See https://docs.slack.dev/reference/methods/conversations.history for the error.");
  }

  static CheckResult unanswered(String apiUrl, String reason) {
    return CheckResult.failed(
        SLACK,
        "No answer from " + apiUrl + " (" + reason + ")",
        "Check that this machine reaches it, also through a proxy.");
  }
}
