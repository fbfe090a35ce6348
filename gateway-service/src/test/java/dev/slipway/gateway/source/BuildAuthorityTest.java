package dev.slipway.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.web.RawBody;
import dev.slipway.gateway.web.SecretProperties;
import dev.slipway.gateway.web.Secrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

class BuildAuthorityTest {

  private static final RawBody BODY = RawBody.read(new MockHttpServletRequest(), 10);

  @TempDir Path secrets;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void unsignedBuildsAreTakenOnlyWhereThatIsSwitchedOn() {
    assertThatCode(() -> authority(true).require(null, BODY, null, null))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> authority(false).require(null, BODY, null, null))
        .hasMessageContaining("401")
        .hasMessageContaining("slipway.gateway.unsigned-builds=true");
    assertThat(meters.counter("slipway.requests.refused", "endpoint", "builds").count())
        .isEqualTo(1);
  }

  @Test
  void whereTheyAreTakenAProjectsSecretIsStillWanted() {
    assertThatThrownBy(() -> authority(true).require("MISSING_HERE", BODY, null, null))
        .hasMessageContaining("503")
        .hasMessageContaining("MISSING_HERE");
  }

  @Test
  void whoeverSendsNoProofIsToldWhichHeadersAreOne() throws IOException {
    Files.writeString(secrets.resolve("SHOP_CI_TOKEN"), "secret");
    assertThatThrownBy(() -> authority(false).require("SHOP_CI_TOKEN", BODY, null, null))
        .hasMessageContaining("X-Slipway-Signature-256: sha256=<hex>")
        .hasMessageContaining("X-Hub-Signature-256")
        .hasMessageContaining("Authorization: Bearer <secret>");
  }

  private BuildAuthority authority(boolean unsigned) {
    GatewayProperties properties =
        new GatewayProperties(Path.of("projects"), Duration.ofSeconds(2), secrets, unsigned);
    return new BuildAuthority(
        new ProjectCatalogue(),
        properties,
        new Secrets(properties, new SecretProperties(false)),
        meters);
  }
}
