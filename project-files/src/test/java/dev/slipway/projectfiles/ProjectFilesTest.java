package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFilesTest {

  private static final String PEOPLE =
      "one: {slack: U0ONE, email: One@Example.org, git: one-git}\n";
  private static final String PROJECT =
      """
      project: shop
      channel: slack:C0SHOP
      people:
        owners: [one, slack:U0TWO]
      environments:
        live:
          namespace: shop
      workload:
        port: 8080
      pipeline:
        - approve: go
          from: owners
        - deploy: live
      """;

  @Test
  void theSampleProjectIsDefinedAsTheDocumentationSays() {
    Loaded loaded = Loaded.from(Folder.read(Path.of("../projects")));
    assertThat(loaded.problems()).isEmpty();
    ProjectDefinition test = definition(loaded, "test");
    assertThat(test.workload().port()).isEqualTo(8080);
    assertThat(get(test.environments(), "qa").perTarget()).isTrue();
    assertThat(get(test.environments(), "production").replicas()).isEqualTo(3);
    assertThat(test.pipeline())
        .extracting(Step::name)
        .containsExactly("qa", "qa-check", "go-live", "production");
    Step.Approve qa = (Step.Approve) test.pipeline().get(1);
    assertThat(qa.veto()).isTrue();
    assertThat(qa.advisory()).isTrue();
    assertThat(qa.choices())
        .extracting(Step.Choice::effect)
        .containsExactly(Step.Effect.PASS, Step.Effect.REJECT);
    Step.Approve live = (Step.Approve) test.pipeline().get(2);
    assertThat(live.choices())
        .containsExactly(
            new Step.Choice("deploy", "Deploy to production", Step.Effect.PASS),
            new Step.Choice("close", "Close", Step.Effect.CLOSE));
  }

  @Test
  void whatAFileLeavesOutHasItsDefault() {
    ProjectDefinition shop = definition(read(PROJECT), "shop");
    assertThat(shop.name()).isEqualTo("shop");
    assertThat(shop.environments().get("live"))
        .isEqualTo(
            EnvironmentBuilder.builder()
                .namespace("shop")
                .cluster("default")
                .replicas(1)
                .timeout(Duration.ofMinutes(5))
                .build());
    Step.Approve gate = (Step.Approve) shop.pipeline().getFirst();
    assertThat(gate.require()).isEqualTo(new Step.Require.Any());
    assertThat(gate.selfApproval()).isTrue();
    assertThat(gate.expires()).isNull();
  }

  @Test
  void anEnvironmentMayHaveItsDriftPutRight() {
    ProjectDefinition shop =
        definition(
            read(PROJECT.replace("    namespace: shop", "    namespace: shop\n    drift: correct")),
            "shop");
    assertThat(get(shop.environments(), "live").drift()).isEqualTo(Environment.OnDrift.CORRECT);
    assertThat(
            read(PROJECT.replace("    namespace: shop", "    namespace: shop\n    drift: fix"))
                .problems())
        .singleElement()
        .asString()
        .contains("drift", "report or correct");
  }

  @Test
  void aPersonIsKnownByNameOrByPlatformIdentity() {
    ProjectDefinition shop = definition(read(PROJECT), "shop");
    assertThat(shop.people().get("owners")).extracting("id").containsExactly("one", "slack:U0TWO");
    assertThat(get(shop.people(), "owners").getFirst().email()).isEqualTo("one@example.org");
    assertThat(
            get(shop.people(), "owners")
                .getFirst()
                .is(Contributor.of(Contributor.Role.AUTHOR, "ONE-GIT")))
        .isTrue();
  }

  @Test
  void basesMergeFromLeftToRightBeneathTheFile() {
    Folder folder =
        new Folder(
            "projects",
            Map.of(
                "shop.yaml",
                PROJECT.replace("  port: 8080", "  health: /own") + "bases: [one, two]\n"),
            Map.of(
                "one", "workload: {port: 1000, health: /one, resources: {cpu: 1m}}\n",
                "two", "bases: [three]\nworkload: {health: /two, resources: {memory: 1Mi}}\n",
                "three", "workload: {port: 3000}\n"),
            PEOPLE);
    ProjectDefinition shop = definition(Loaded.from(folder), "shop");
    assertThat(shop.workload().port()).isEqualTo(3000);
    assertThat(shop.workload().health()).isEqualTo("/own");
    assertThat(shop.workload().cpu()).isEqualTo("1m");
    assertThat(shop.workload().memory()).isEqualTo("1Mi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: owners|from: ownerz|projects/shop.yaml:12: pipeline[0].from: unknown group 'ownerz'; groups here are owners",
        "deploy: live|deploy: life|projects/shop.yaml:13: pipeline[1].deploy: unknown environment 'life'; environments here are live",
        "[one, slack|[nobody, slack|projects/shop.yaml:4: people.owners[0]: nobody is called 'nobody'",
        "port: 8080|port: 0|projects/shop.yaml:9: workload.port: '0' is not a port, 1 to 65535",
        "port: 8080|prot: 8080|projects/shop.yaml:9: workload: unknown key 'prot'; did you mean 'port'?",
        "from: owners|{from: owners|projects/shop.yaml:13: not YAML",
        "namespace: shop|url: https://a.{b}.c|projects/shop.yaml:7: environments.live: 'namespace' is missing",
        "from: owners|veto: true|projects/shop.yaml:11: pipeline[0]: the gate needs 'from: <group>'",
        "project: shop|project: Shop|projects/shop.yaml:1: project: 'Shop' is not lower-case letters",
        "project: shop|project: shop\\nbases: [none]|projects/shop.yaml:2: unknown base 'none'",
        "from: owners|from: owners\\n    require: 3|projects/shop.yaml:13: pipeline[0].require: 3 approvals are required and the gate has 2 people",
      })
  void aBrokenFileIsReportedWithItsLineAndTheFix(String from, String to, String problem) {
    Loaded loaded = read(PROJECT.replace(from, to.replace("\\n", "\n")));
    assertThat(loaded.definitions()).isEmpty();
    assertThat(loaded.problems())
        .extracting(Problem::toString)
        .anyMatch(p -> p.startsWith(problem));
  }

  @Test
  void anErrorInABaseIsReportedThere() {
    Folder folder =
        new Folder(
            "projects",
            Map.of("shop.yaml", PROJECT + "bases: [web]\n"),
            Map.of("web", "workload:\n  health: no-slash\n"),
            PEOPLE);
    assertThat(Loaded.from(folder).problems())
        .extracting(Problem::toString)
        .anyMatch(p ->
            p.startsWith("projects/bases/web.yaml:2: workload.health: 'no-slash' is not a path"));
  }

  @Test
  void basesThatLeadBackToThemselvesAreReported() {
    Folder folder =
        new Folder(
            "projects",
            Map.of("shop.yaml", PROJECT + "bases: [a]\n"),
            Map.of("a", "bases: [b]\n", "b", "bases: [a]\n"),
            PEOPLE);
    assertThat(Loaded.from(folder).problems().getFirst().message())
        .isEqualTo("base 'a' leads back to itself through [a, b]");
  }

  @Test
  void aBrokenFileLeavesOtherProjectsAndItsOwnLastDefinitionInForce() {
    Folder folder =
        new Folder(
            "projects",
            Map.of(
                "shop.yaml",
                PROJECT.replace("deploy: live", "deploy: none"),
                "other.yaml",
                PROJECT.replace("project: shop", "project: other")),
            Map.of(),
            PEOPLE);
    Loaded loaded = Loaded.from(folder);
    assertThat(loaded.definitions()).containsOnlyKeys("other");
    assertThat(loaded.removed(Set.of("shop", "other", "gone"))).containsExactly("gone");
  }

  @Test
  void whileAFileCannotBeReadNothingIsTakenAsRemoved() {
    Folder folder = new Folder("projects", Map.of("shop.yaml", ": ["), Map.of(), PEOPLE);
    assertThat(Loaded.from(folder).removed(Set.of("gone"))).isEmpty();
  }

  @Test
  void whileABrokenFileMayMeanAKnownProjectNothingIsTakenAsRemoved() {
    String misspelt = PROJECT.replace("project: shop", "project: Shop!");
    assertThat(read(misspelt).removed(Set.of("shop"))).isEmpty();
  }

  @Test
  void twoFilesCannotDefineOneProject() {
    Folder folder =
        new Folder(
            "projects",
            new TreeMap<>(Map.of("a.yaml", PROJECT, "b.yaml", PROJECT)),
            Map.of(),
            PEOPLE);
    assertThat(Loaded.from(folder).problems())
        .extracting(Problem::toString)
        .containsExactly("projects/b.yaml:1: project 'shop' is already defined by projects/a.yaml");
  }

  @Test
  void twoPeopleCannotHaveOneSlackIdentity() {
    Folder folder =
        new Folder("projects", Map.of(), Map.of(), "a: {slack: U0X}\nb: {slack: U0X}\n");
    assertThat(Loaded.from(folder).problems())
        .extracting(Problem::toString)
        .containsExactly("projects/people.yaml:2: 'a' has the same Slack member id U0X");
  }

  private static ProjectDefinition definition(Loaded loaded, String project) {
    return get(loaded.definitions(), project);
  }

  private static <T> T get(Map<String, T> map, String name) {
    return Objects.requireNonNull(map.get(name));
  }

  private static Loaded read(String project) {
    return Loaded.from(new Folder("projects", Map.of("shop.yaml", project), Map.of(), PEOPLE));
  }

  @Test
  void requirementsAreAnyAllANumberOrANumberForEachGroup() {
    assertThat(require("any")).isEqualTo(new Step.Require.Any());
    assertThat(require("all")).isEqualTo(new Step.Require.All());
    assertThat(require("2")).isEqualTo(new Step.Require.Count(2));
    assertThat(require("{owners: 1}")).isEqualTo(new Step.Require.PerGroup(Map.of("owners", 1)));
  }

  private static Step.Require require(String yaml) {
    Loaded loaded = read(PROJECT.replace("from: owners", "from: [owners]\n    require: " + yaml));
    assertThat(loaded.problems()).isEqualTo(List.of());
    return ((Step.Approve) definition(loaded, "shop").pipeline().getFirst()).require();
  }
}
