package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Strategy;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings of strategies and lifetimes in a project's file.
class StrategyFilesTest {

  private static final String FILE =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: [slack:U0ONE]}
      environments:
        live: {namespace: shop, url: 'https://shop.test', strategy: rolling}
      workload: {port: 80}
      pipeline:
        - deploy: live
      """;

  private static final String BLUE_GREEN =
      "{blue-green: {approve: owners, preview: 'https://next.shop.test', keep: 2h}}";
  private static final String CANARY =
      "{canary: {approve: [owners], steps: [{weight: 10, hold: 10m}, {weight: 50}]}}";

  @Test
  void rollingIsADeploymentAtOnce() {
    assertThat(live(shop(FILE)).strategy()).isNull();
    assertThat(shop(FILE).pipeline()).containsExactly(new Step.Deploy("live"));
  }

  @Test
  void blueGreenIsAPreviewAGateAndASwitch() {
    ProjectDefinition shop = shop(by(BLUE_GREEN));
    assertThat(live(shop).strategy())
        .isEqualTo(
            new Strategy.BlueGreen(
                List.of("owners"), "https://next.shop.test", Duration.ofHours(2)));
    assertThat(shop.pipeline())
        .containsExactly(
            new Step.Deploy("live", new Phase.Preview()),
            gate("live-switch", "switch", "Switch", "Do not switch", null),
            new Step.Deploy("live", new Phase.Switch()));
    assertThat(shop.pipeline())
        .extracting(Step::name)
        .containsExactly("live-preview", "live-switch", "live");
  }

  @Test
  void canaryIsAShareAndAGateForEachWeightAndThenTheWhole() {
    ProjectDefinition shop = shop(by(CANARY));
    assertThat(shop.pipeline())
        .containsExactly(
            new Step.Deploy("live", new Phase.Share(10)),
            gate("live-10-hold", "go-on", "Go on", "Abort", Duration.ofMinutes(10)),
            new Step.Deploy("live", new Phase.Share(50)),
            gate("live-50-hold", "go-on", "Go on", "Abort", null),
            new Step.Deploy("live", new Phase.Whole()));
  }

  private static Step.Approve gate(
      String name, String pass, String label, String abort, @Nullable Duration hold) {
    return ApproveBuilder.builder()
        .gate(name)
        .from(List.of("owners"))
        .require(new Step.Require.Any())
        .veto(true)
        .choices(
            List.of(
                new Step.Choice(pass, label, Step.Effect.PASS),
                new Step.Choice("abort", abort, Step.Effect.REJECT)))
        .expires(hold)
        .selfApproval(true)
        .holds(hold == null ? null : new Step.Hold.Time())
        .build();
  }

  @Test
  void theOldVersionIsKeptForAnHourWhereNothingElseIsSaid() {
    assertThat(live(shop(by("{blue-green: {approve: owners}}"))).strategy())
        .isEqualTo(new Strategy.BlueGreen(List.of("owners"), null, Duration.ofHours(1)));
  }

  @Test
  void aFreezeComesBeforeTheFirstPhase() {
    String frozen = FILE.replace("rolling", BLUE_GREEN + ", freeze: {windows: [" + "%s]}");
    assertThat(shop(frozen.formatted("{cron: '0 0 * * SAT', for: 2d}")).pipeline())
        .extracting(Step::name)
        .containsExactly("live-freeze", "live-preview", "live-switch", "live");
  }

  @Test
  void canaryLeavesTheNumberOfPodsToAnAutoscalerAndNeedsNoPort() {
    String file = by(CANARY).replace("url: 'https://shop.test'", "replicas: unmanaged");
    assertThat(shop(file.replace("workload: {port: 80}\n", "")).pipeline()).hasSize(5);
  }

  @Test
  void theStrategyOfTheFileReplacesThatOfABase() {
    String base = "environments: {live: {strategy: " + BLUE_GREEN + "}}\n";
    assertThat(live(on(base, by(CANARY))).strategy()).isInstanceOf(Strategy.Canary.class);
    assertThat(live(on(base, FILE)).strategy()).isNull();
    assertThat(live(on(base, by("{blue-green: {approve: owners, keep: 5m}}"))).strategy())
        .isEqualTo(
            new Strategy.BlueGreen(
                List.of("owners"), "https://next.shop.test", Duration.ofMinutes(5)));
  }

  @Test
  void anInstanceStaysForItsTtl() {
    String file = by("rolling, ttl: 72h").replace("shop.test", "{target}.shop.test");
    assertThat(live(shop(file)).ttl()).isEqualTo(Duration.ofDays(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{blue-green: {approve: nobody}}|.strategy.blue-green.approve: unknown group 'nobody'; groups here are owners",
        "{canary: {approve: nobody, steps: [{weight: 1}]}}|.strategy.canary.approve: unknown group 'nobody'",
        "{canary: {approve: owners, steps: [{weight: 50}, {weight: 50}]}}|.strategy.canary.steps[1].weight: 50 is not more than the 50 before it; weights grow",
        "{canary: {approve: owners, steps: [{weight: 100}]}}|.strategy.canary.steps[0].weight: '100' is not a share in percent, 1 to 99",
        "{canary: {approve: owners, steps: []}}|.strategy.canary.steps: this is not a list of 1 to 10 steps",
        "{canary: {approve: owners}}|.strategy.canary: 'steps' is missing",
        "{blue-green: {}}|.strategy.blue-green: 'approve' is missing",
        "blue|.strategy: 'blue' is not a strategy: rolling, {blue-green: {approve: <group>}}",
        "{blue: {approve: owners}}|.strategy: unknown key 'blue'; known here are blue-green, canary",
        "{blue-green: {approve: owners, preview: 'http://shop.test/'}}|.strategy.blue-green.preview: is the environment's url",
        "{blue-green: {approve: owners, preview: 'https://{target}.shop.test'}}|.strategy.blue-green.preview: has {target} and the url has not",
        "{blue-green: {approve: owners, preview: 'https://{branch}.shop.test'}}|.strategy.blue-green.preview: unknown placeholder {branch}",
        "rolling, ttl: 72h|.ttl: needs {target} in the url",
        "rolling, ttl: soon|.ttl: 'soon' is not a duration",
      })
  void whatIsWrongIsSaidWithItsPlaceAndAWayOut(String strategy, String expected) {
    assertThat(problems(by(strategy)))
        .singleElement()
        .asString()
        .startsWith("projects/shop.yaml:5: environments.live" + expected);
  }

  @Test
  void aPreviewOfOneOfManyInstancesNeedsItsTarget() {
    assertThat(problems(by(BLUE_GREEN).replace("//shop.test", "//{target}.shop.test")))
        .containsExactly(
            "projects/shop.yaml:5: environments.live.strategy.blue-green.preview: needs {target} as"
                + " the url, since each branch or tag has an instance");
    assertThat(problems(by("rolling, ttl: 30s").replace("//shop.test", "//{target}.shop.test")))
        .singleElement()
        .asString()
        .contains("environments.live.ttl: is shorter than 1m");
  }

  @Test
  void ownManifestsRollAsTheySay() {
    String file =
        by(CANARY)
            .replace(
                "workload: {port: 80}\n",
                """
                workload:
                  manifests:
                    - apiVersion: apps/v1
                      kind: Deployment
                      metadata: {name: "{name}"}
                      spec: {template: {spec: {containers: [{name: web, image: "{image}"}]}}}
                """);
    assertThat(problems(file))
        .containsExactly(
            "projects/shop.yaml:5: environments.live.strategy: does not go with own manifests"
                + " (projects/shop.yaml:8), which say themselves how they roll; leave out one of them");
  }

  @Test
  void aSwitchNeedsAServiceToSwitch() {
    String file = by(BLUE_GREEN).replace("workload: {port: 80}\n", "workload: {replicas: 1}\n");
    assertThat(problems(file))
        .anyMatch(problem -> problem.contains("environments.live.strategy: needs workload.port"));
  }

  @Test
  void anEnvironmentIsDeployedToOnce() {
    assertThat(problems(by(BLUE_GREEN) + "  - deploy: live\n"))
        .containsExactly(
            "projects/shop.yaml:9: pipeline[1]: 'live' is deployed to already in line 8; a pipeline"
                + " deploys to an environment once");
  }

  @Test
  void noStepCanBeCalledAsAPhaseOrAGateOfAStrategy() {
    assertThat(problems(by(CANARY) + "  - {approve: live-10-hold, from: owners}\n"))
        .containsExactly(
            "projects/shop.yaml:9: pipeline[1]: 'live-10-hold' is already a step; names are unique in"
                + " a pipeline, and 'deploy: live' brings a step 'live-10-hold' with it");
    String other = by(CANARY).replace("environments:", "environments:\n  live-50: {namespace: x}");
    assertThat(problems(other + "  - deploy: live-50\n"))
        .singleElement()
        .asString()
        .contains("'deploy: live' brings a step 'live-50' with it");
  }

  private static String by(String strategy) {
    return FILE.replace("rolling", strategy);
  }

  private static Environment live(ProjectDefinition definition) {
    return Objects.requireNonNull(definition.environments().get("live"));
  }

  private static ProjectDefinition shop(String file) {
    return definition(read(file, Map.of()));
  }

  private static ProjectDefinition on(String base, String file) {
    return definition(read(file + "bases: [base]\n", Map.of("base", base)));
  }

  private static ProjectDefinition definition(Loaded loaded) {
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }

  private static List<String> problems(String file) {
    return read(file, Map.of()).problems().stream().map(Problem::toString).toList();
  }

  private static Loaded read(String file, Map<String, String> bases) {
    return Loaded.from(new Folder("projects", Map.of("shop.yaml", file), bases, ""));
  }
}
