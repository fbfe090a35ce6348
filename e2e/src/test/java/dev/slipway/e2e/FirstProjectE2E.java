package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks through `docs/first-project.md` as it stands: every command that has a name there.
class FirstProjectE2E {

  @TempDir Path folder;

  @Test
  void everyStepOfThePageWorks() throws Exception {
    Runbook page =
        new Runbook(folder, Path.of("../docs/first-project.md")).in(folder).withSlipway();
    assertThat(page.names()).containsExactlyInAnyOrder("init", "secret", "build", "curl");
    String _ = page.run("secret");
    try (Slipway slipway =
        Slipway.start(
            folder, Map.of(), List.of("--secrets", folder.resolve("secrets").toString()))) {
      page.with("SLIPWAY_GATEWAY", slipway.url("gateway", ""));
      page.with("SLIPWAY_API", slipway.url("api", ""));
      page.with("SLIPWAY_DATA", slipway.data().toString());
      // The folder that Slipway reads, by the page's name for it.
      Files.createSymbolicLink(folder.resolve("my-projects"), slipway.projects());
      assertThat(page.run("init")).contains("Wrote my-projects/webshop.yaml", "Valid: ", "webshop");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              slipway.http().get(slipway.url("api", "/api/projects")).body().contains("C0SHOP"));

      assertThat(page.run("build")).contains("open at go-live");
      assertThat(slipway.http().get(slipway.url("sandbox", "/sandbox/workspace")).body())
          .contains("U0ANN", "U0BEN", "C0SHOP");
      assertThat(slipway.http().get(slipway.url("sandbox", "/sandbox/messages?user=U0BEN")).body())
          .contains("go-live");
      assertThat(page.run("curl")).contains("webshop-");
      assertThat(slipway.post("webshop", "registry.example.org/shop:1", "main").status())
          .isEqualTo(401);
    }
  }
}
