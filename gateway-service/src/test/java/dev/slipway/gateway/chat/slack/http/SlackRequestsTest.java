package dev.slipway.gateway.chat.slack.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.gateway.chat.slack.GatewaySlackProperties;
import dev.slipway.gateway.chat.slack.SlackSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SlackRequestsTest {

  // The example of Slack's documentation, "Verifying requests from Slack".
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final long SENT = 1531420618;
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
          + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

  @Test
  void theSignatureIsTheOneThatSlackMakes() {
    assertThatCode(() -> require(SECRET, 0, BODY, SIGNATURE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 299, 300})
  void fiveMinutesAreNearEnoughInBothDirections(long late) {
    assertThatCode(() -> require(SECRET, late, BODY, SIGNATURE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 86_400, -86_400})
  void aSecondMoreIsNot(long late) {
    assertRefused(SECRET, late, BODY, SIGNATURE);
  }

  @Test
  void aChangedBodyOrSignatureIsRefused() {
    assertRefused(SECRET, 0, BODY.replace("roadrunner", "coyote"), SIGNATURE);
    assertRefused(SECRET, 0, BODY, SIGNATURE.replace("a2114", "a2115"));
    assertRefused(SECRET, 0, BODY, SIGNATURE.substring("v0=".length()));
    assertRefused(SECRET, 0, BODY, "");
  }

  @Test
  void withoutASecretEverythingIsRefused() {
    assertRefused("", 0, BODY, SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1531420618", "1531420618.5", "99999999999999999999"})
  void aTimestampThatIsNoneIsRefused(String timestamp) {
    assertThatThrownBy(() -> requests(SECRET, 0).read(request(BODY, timestamp, SIGNATURE)))
        .hasMessageContaining("401");
  }

  private static void assertRefused(String secret, long late, String body, String signature) {
    assertThatThrownBy(() -> require(secret, late, body, signature)).hasMessageContaining("401");
  }

  private static void require(String secret, long late, String body, String signature) {
    requests(secret, late).read(request(body, Long.toString(SENT), signature));
  }

  private static SlackRequests requests(String secret, long late) {
    GatewaySlackProperties properties = SlackSettings.signedWith(secret);
    Clock clock = Clock.fixed(Instant.ofEpochSecond(SENT + late), ZoneOffset.UTC);
    return new SlackRequests(properties, clock, new SimpleMeterRegistry());
  }

  private static MockHttpServletRequest request(String body, String timestamp, String signature) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    request.addHeader(SlackRequests.TIMESTAMP, timestamp);
    request.addHeader(SlackRequests.SIGNATURE, signature);
    return request;
  }
}
