package dev.slipway.notifier.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.slipway.notifier.delivery.ChatException;
import dev.slipway.notifier.delivery.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The one place that says what an error of Slack's means. Source: the error lists of Slack's Web API
/// reference; an unknown one is taken as lasting, so that it is seen.
final class SlackFailures {

  private static final Duration UNSAID = Duration.ofSeconds(30);

  private SlackFailures() {}

  /// A call of Slack's client.
  @FunctionalInterface
  interface SlackCall<T extends SlackApiTextResponse> {
    T run() throws IOException, SlackApiException;
  }

  /// The answer, if Slack did what it was asked for.
  static <T extends SlackApiTextResponse> T checked(SlackCall<T> call) throws ChatException {
    T answer;
    try {
      answer = call.run();
    } catch (SlackApiException e) {
      throw new ChatException(of(e), e);
    } catch (ConnectException | UnknownHostException e) {
      throw new ChatException(new Failure.Unavailable("not reachable: " + e.getMessage()), e);
    } catch (IOException e) {
      throw new ChatException(
          new Failure.Unanswered("no answer: " + e.getClass().getSimpleName()), e);
    }
    if (!answer.isOk()) {
      throw new ChatException(of(answer.getError()), null);
    }
    return answer;
  }

  private static Failure of(SlackApiException e) {
    int status = e.getResponse().code();
    if (status == 429) {
      return new Failure.RateLimited(retryAfter(e.getResponse().header("Retry-After")));
    }
    return status >= 500
        ? new Failure.Unanswered("HTTP " + status)
        : new Failure.Refused("HTTP " + status);
  }

  static Duration retryAfter(@Nullable String header) {
    try {
      return header == null
          ? UNSAID
          : Duration.ofSeconds(Math.max(1, Long.parseLong(header.strip())));
    } catch (NumberFormatException e) {
      return UNSAID;
    }
  }

  /// Of `internal_error` and `fatal_error` Slack says that part of the call may have succeeded.
  static Failure of(@Nullable String error) {
    String code = error == null ? "unknown error" : error;
    return switch (code) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          new Failure.RateLimited(UNSAID);
      case "internal_error", "fatal_error", "request_timeout" -> new Failure.Unanswered(code);
      case "service_unavailable", "team_added_to_org" -> new Failure.Unavailable(code);
      case "message_not_found" -> new Failure.Gone(code);
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          new Failure.Unauthorized(code);
      default -> new Failure.Refused(code);
    };
  }
}
