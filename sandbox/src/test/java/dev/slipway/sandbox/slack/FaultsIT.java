package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FaultsIT {

  private SandboxRig sandbox;

  @BeforeEach
  void start() {
    sandbox = new SandboxRig();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aRateLimitIsA429WithAWait() {
    fail("chat.postMessage", "ratelimited", 1);
    assertThatThrownBy(this::post)
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> {
              assertThat(e.getResponse().code()).isEqualTo(429);
              assertThat(e.getResponse().header("Retry-After")).isEqualTo("1");
              assertThat(e.getError().getError()).isEqualTo("ratelimited");
            });
  }

  @Test
  void aFaultHappensAsOftenAsAskedForAndToItsMethodAlone() throws Exception {
    fail("chat.postMessage", "http_500", 2);
    assertThat(sandbox.slack().authTest(r -> r).isOk()).isTrue();
    assertThatThrownBy(this::post).isInstanceOf(SlackApiException.class);
    assertThatThrownBy(this::post).isInstanceOf(SlackApiException.class);
    fail("chat.postMessage", "ok_false", 1);
    assertThat(post().getError()).isEqualTo("internal_error");
    assertThat(sandbox.get("/sandbox/messages?channel=C0TEST")).isEmpty();
    assertThat(post().isOk()).isTrue();
  }

  @Test
  void aTimeoutAfterAcceptDidItsWork() throws Exception {
    fail("chat.postMessage", "timeout_after_accept", 1);
    assertThatThrownBy(
            () -> sandbox.impatientSlack().chatPostMessage(r -> r.channel("C0TEST").text("x")))
        .isInstanceOf(IOException.class);
    assertThat(sandbox.get("/sandbox/messages?channel=C0TEST")).hasSize(1);
    assertThat(post().isOk()).isTrue();
    Instant before = Instant.now();
    sandbox.close();
    assertThat(Duration.between(before, Instant.now()))
        .as("a call that is held back does not hold the stop back")
        .isLessThan(Duration.ofSeconds(15));
    sandbox = new SandboxRig();
  }

  @Test
  void aConnectionLostAfterAcceptDidItsWork() {
    fail("chat.postMessage", "connection_lost_after_accept", 1);
    assertThatThrownBy(
            () -> sandbox.impatientSlack().chatPostMessage(r -> r.channel("C0TEST").text("x")))
        .isInstanceOf(IOException.class);
    assertThat(sandbox.get("/sandbox/messages?channel=C0TEST")).hasSize(1);
  }

  @Test
  void aWrongFaultIsRefusedWithWhatIsWrong() {
    HttpResponse<String> answer =
        sandbox.postJson(
            "/sandbox/fail", "{\"method\":\"chat.shout\",\"mode\":\"broken\",\"times\":0}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(
            JsonMapper.shared()
                .readTree(answer.body())
                .path("errors")
                .valueStream()
                .map(e -> e.path("field").asString()))
        .containsExactly("method", "mode", "times");
    assertThat(answer.body()).contains("chat.postMessage", "ratelimited");
    assertThat(sandbox.postJson("/sandbox/fail", "{}").statusCode()).isEqualTo(400);
    assertThat(sandbox.postJson("/sandbox/fail", "{").statusCode()).isEqualTo(400);
  }

  private ChatPostMessageResponse post() throws Exception {
    return sandbox.slack().chatPostMessage(r -> r.channel("C0TEST").text("x"));
  }

  private void fail(String method, String mode, int times) {
    HttpResponse<String> answer =
        sandbox.postJson(
            "/sandbox/fail",
            "{\"method\":\"%s\",\"mode\":\"%s\",\"times\":%d}".formatted(method, mode, times));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
