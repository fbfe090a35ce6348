package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.Loaded;
import dev.slipway.projectfiles.folder.Folder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The secrets of all sources are looked for, of those too that the command line does not know.
class WantedTest {

  private static final String SHOP =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: ["slack:U0OWNER1"]}
      environments: {live: {namespace: shop}}
      workload: {port: 80}
      pipeline: [{deploy: live}]
      builds: {secret: A}
      github: {repository: org/shop, image: "r/shop:{sha}", secret: B}
      """;

  @Test
  void everySourcesSecretIsWanted() {
    Loaded loaded = Loaded.from(new Folder("projects", Map.of("shop.yaml", SHOP), Map.of(), ""));
    assertThat(loaded.problems()).isEmpty();
    ProjectDefinition shop =
        Objects.requireNonNull(loaded.definitions().get("shop"))
            .with("tower", Map.of("secret", "C"))
            .with("open", Map.of("repository", "org/shop"));
    assertThat(Wanted.by(List.of(shop)).secrets())
        .containsExactly(
            new Wanted.Secret("shop", "A", null),
            new Wanted.Secret("shop", "B", "org/shop"),
            new Wanted.Secret("shop", "C", null));
  }
}
