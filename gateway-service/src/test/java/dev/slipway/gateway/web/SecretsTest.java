package dev.slipway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.gateway.GatewayProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// A request that needs a secret which nobody provided is answered that it may be sent again.
class SecretsTest {

  private static final Map<String, String> VARIABLES =
      Map.of("SLIPWAY_SECRET_CI", "by variable", "SLACK_BOT_TOKEN", "xoxb-private");

  @TempDir private Path folder;

  @Test
  void aSecretThatNobodyProvidedIsUnavailable() {
    assertThatExceptionOfType(ErrorResponseException.class)
        .isThrownBy(() -> secrets(false).require("SLACK_BOT_TOKEN", List.of("shop")))
        .satisfies(e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
  }

  @Test
  void theOperatorsSwitchAllowsAnyVariable() {
    assertThat(secrets(true).require("SLACK_BOT_TOKEN", List.of("shop"))).isEqualTo("xoxb-private");
  }

  private Secrets secrets(boolean any) {
    return new Secrets(
        new GatewayProperties(Path.of("."), Duration.ofSeconds(2), folder, false),
        new SecretProperties(any),
        VARIABLES::get);
  }
}
