package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of `docs/how-to/builds.md`, as they stand there, against a running gateway.
class BuildsPageE2E {

  private static final String SECRET = "a-secret-of-the-builds-page";
  private static final String PROJECT =
      """
      project: shop
      name: Shop
      channel: slack:C0TEST
      people: {owners: [owner-one]}
      builds: {secret: shop-builds}
      github:
        repository: example/shop
        workflow: build
        image: "registry.example.org/shop:{short-sha}"
        tags: v*
        secret: shop-builds
      workload: {port: 8080}
      environments:
        qa: {namespace: shop-qa, create-namespace: true, url: "https://{target}.shop.example.org"}
      pipeline:
        - deploy: qa
        - approve: go-live
          from: owners
      """;

  @TempDir Path folder;

  @Test
  void everyCommandOfThePageDoesWhatItSays() throws Exception {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("shop-builds"), SECRET);
    try (Slipway slipway =
        Slipway.start(folder, Map.of("SLIPWAY_GATEWAY_SECRETS", secrets.toString()))) {
      Files.writeString(slipway.projects().resolve("shop.yaml"), PROJECT);
      Awaitility.await("the page's project is in force")
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> slipway.post("shop", "registry.example.org/shop:0", "first").status() == 401);
      Runbook page =
          new Runbook(folder, Path.of("../docs/how-to/builds.md"))
              .in(folder)
              .with("GATEWAY", slipway.url("gateway", ""))
              .with("SECRET", SECRET);
      Set<String> releases = new TreeSet<>();
      for (String recipe : Set.of("token", "signed", "github")) {
        String release = Json.read(page.run(recipe)).path("release").asString("");
        assertThat(release).as(recipe).startsWith("shop-");
        assertThat(Json.read(page.run(recipe)).path("release").asString()).isEqualTo(release);
        releases.add(release);
      }
      assertThat(releases).hasSize(3);
      // One of the two of the branch main is superseded by the other, whichever came last.
      for (String release : releases) {
        Awaitility.await(release + " is opened")
            .atMost(Duration.ofMinutes(2))
            .until(() -> !slipway.release(release).path("state").asString("").isEmpty());
      }
      assertThat(page.run("refused")).startsWith("401\n").contains("X-Slipway-Signature-256");
      assertThat(page.run("gone")).contains("\"environments\":[\"qa\"]");
      assertThat(page.run("generic")).contains("\"removing\"", "\"environments\":[\"qa\"]");
      assertThat(page.names()).hasSize(6);
      otherPagesSendTheSame(slipway);
    }
  }

  private void otherPagesSendTheSame(Slipway slipway) throws Exception {
    Files.writeString(folder.resolve("secret"), SECRET);
    Runbook cli =
        new Runbook(folder, Path.of("../docs/reference/cli.md"))
            .in(folder)
            .withSlipway()
            .reaching(slipway);
    assertThat(cli.run("build")).startsWith("shop-");
    Runbook projects =
        new Runbook(folder, Path.of("../docs/concepts/projects.md"))
            .reaching(slipway)
            .with("SHOP_CI_TOKEN", SECRET);
    assertThat(projects.run("removed")).contains("\"environments\":[\"qa\"]");
  }
}
