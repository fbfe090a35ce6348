package dev.slipway.notifier.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The translation of whatever can come of a call to Slack into a [Failure]. Slack itself answers with status
/// 200 or 429: any other comes from somebody on the way and passes, as does what is not Slack's JSON.
final class SlackFailures {

  private static final int TOO_MANY = 429;
  static final Duration UNSAID = Duration.ofSeconds(30);

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
    } catch (JsonAnswers.NoJsonException | JsonParseException e) {
      throw new ChatException(new Failure.Unanswered("the answer is not JSON"), e);
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
    if (status == TOO_MANY) {
      return new Failure.RateLimited(retryAfter(e.getResponse().header("Retry-After")));
    }
    String error = e.getError() == null ? null : e.getError().getError();
    return error == null || error.isEmpty()
        ? new Failure.Unanswered("HTTP " + status)
        : SlackErrors.of(error);
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

  static Failure of(@Nullable String error) {
    return SlackErrors.of(error);
  }
}
