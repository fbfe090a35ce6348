package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.settings.DoctorSettings;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.projectfiles.Loaded;
import dev.slipway.projectfiles.folder.Folder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The secrets of all sources are looked for, of those too that the command line does not know; Slack is where projects
/// are shown in it.
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

  private static ProjectDefinition shop() {
    Loaded loaded = Loaded.from(new Folder("projects", Map.of("shop.yaml", SHOP), Map.of(), ""));
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }

  @Test
  void nothingOfSlackIsAskedForProjectsThatAreShownElsewhere() {
    ProjectDefinition elsewhere =
        ProjectDefinitionBuilder.builder(shop()).channel("talk:room").build();
    assertThat(slackChecks(Wanted.by(List.of(elsewhere)))).isEmpty();
    assertThat(slackChecks(Wanted.by(List.of(elsewhere, shop())))).isNotEmpty();
    assertThat(slackChecks(Wanted.by(List.of()))).isNotEmpty();
  }

  private static Set<Check> slackChecks(Wanted wanted) {
    Plan plan =
        new Plan(Map.of(Service.NOTIFIER, new DoctorSettings(Service.NOTIFIER, Map.of())), wanted);
    plan.addSlack();
    return plan.checks().keySet();
  }

  @Test
  void everySourcesSecretIsWanted() {
    ProjectDefinition shop =
        shop().with("tower", Map.of("secret", "C")).with("open", Map.of("repository", "org/shop"));
    assertThat(Wanted.by(List.of(shop)).secrets())
        .containsExactly(
            new Wanted.Secret("shop", "A", null),
            new Wanted.Secret("shop", "B", "org/shop"),
            new Wanted.Secret("shop", "C", null));
  }
}
