package dev.slipway.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.platform.Failure;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The classes of Slack's errors.
class SlackFailuresTest {

  @Test
  void anErrorAfterWhichTheCallMayHaveSucceededIsInDoubt() {
    assertThat(SlackFailures.of("internal_error")).isInstanceOf(Failure.Unanswered.class);
    assertThat(SlackFailures.of("fatal_error")).isInstanceOf(Failure.Unanswered.class);
  }

  @Test
  void anUnknownErrorIsTakenAsLasting() {
    assertThat(SlackFailures.of("something_new")).isInstanceOf(Failure.Refused.class);
    assertThat(SlackFailures.of((String) null)).isInstanceOf(Failure.Refused.class);
    assertThat(SlackFailures.of("message_not_found")).isInstanceOf(Failure.Gone.class);
    assertThat(SlackFailures.of("invalid_auth")).isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  void retryAfterIsObeyedAndNeverLessThanASecond() {
    assertThat(SlackFailures.retryAfter("30")).isEqualTo(Duration.ofSeconds(30));
    assertThat(SlackFailures.retryAfter("0")).isEqualTo(Duration.ofSeconds(1));
    assertThat(SlackFailures.retryAfter("soon")).isEqualTo(Duration.ofSeconds(30));
    assertThat(SlackFailures.retryAfter(null)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theTokenIsInNoPrintedProperties() {
    URI api = URI.create("https://slack.com/api/");
    assertThat(
            new SlackProperties(
                    "xoxb-hidden", api, "https://hooks.slack.com/", Duration.ofSeconds(1), 1)
                .toString())
        .doesNotContain("hidden");
  }
}
