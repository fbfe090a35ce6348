package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are wrong in ways that must not harm other files, nor say something that was not meant.
class AwkwardFilesTest {

  private static final String GOOD =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: [slack:U0ONE, slack:U0TWO]}
      environments: {live: {namespace: shop}}
      pipeline:
        - approve: go
          from: owners
        - deploy: live
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project: shop\npeople: &loop {owners: [*loop]}\n",
        "project: shop\nbases: &loop [*loop]\n",
        "&loop\nproject: shop\nenvironments: {live: *loop}\n"
      })
  void aValueThatContainsItselfIsReported(String text) {
    assertThat(problems(text)).anyMatch(problem -> problem.contains("contains itself"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: owners|from: owners\\n    expires: 99999999999999999d",
        "from: owners|from: owners\\n    require: 5000000000",
        "namespace: shop|namespace: shop, replicas: 99999999999",
        "from: owners|from: owners\\n    require: {owners: 5000000000}",
      })
  void aNumberThatIsTooLargeBreaksItsOwnFileAlone(String from, String to) {
    Loaded loaded = alone(GOOD.replace(from, to.replace("\\n", "\n")));
    assertThat(loaded.definitions()).containsOnlyKeys("other");
    assertThat(loaded.problems()).isNotEmpty();
  }

  @Test
  void aWholeNumberOfPeopleIsThatManyHoweverItIsWritten() {
    ProjectDefinition shop =
        named(
            "shop",
            alone(GOOD.replace("from: owners", "from: owners\n    require: 2.0")).definitions());
    assertThat(((Step.Approve) shop.pipeline().getFirst()).require())
        .isEqualTo(new Step.Require.Count(2));
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.5", "2,2", "500m,500m"})
  void resourcesAreQuantitiesAsKubernetesWritesThem(String written, String read) {
    Loaded loaded = alone(GOOD + "workload: {resources: {cpu: " + written + "}}\n");
    assertThat(loaded.problems()).isEmpty();
    assertThat(named("shop", loaded.definitions()).workload().cpu()).isEqualTo(read);
  }

  @Test
  void aNegativeQuantityIsRefused() {
    assertThat(problems(GOOD + "workload: {resources: {cpu: -1}}\n")).isNotEmpty();
  }

  @Test
  void aDeploymentTakesNoSettingsOfAGate() {
    assertThat(problems(GOOD.replace("deploy: live", "deploy: live\n    veto: true")))
        .containsExactly(
            "projects/shop.yaml:9: pipeline[1].veto: belongs to a gate; a step with 'deploy' has"
                + " nothing else");
  }

  @Test
  void aPersonStandsInAGroupOnce() {
    assertThat(problems(GOOD.replace("slack:U0TWO", "known"), "known: {slack: U0ONE}\n"))
        .containsExactly(
            "projects/shop.yaml:3: people.owners[1]: 'known' is in this group already");
  }

  @Test
  void aUrlThatDiffersByTypeMustDifferByTarget() {
    assertThat(
            problems(
                GOOD.replace(
                        "namespace: shop", "namespace: shop, url: 'https://{type}.example.org'")
                    + "workload: {port: 80}\n"))
        .containsExactly(
            "projects/shop.yaml:4: environments.live.url: {type} needs {target}, since one"
                + " environment for all targets has one address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel:|chanel:|:2: unknown key 'chanel'; did you mean 'channel'?",
        "from:|form:|:7: pipeline[0].form: 'owners' is not questions by id, such as {ticket: {text: Change ticket}}; who may choose is said by 'from'",
        "namespace:|namspace:|:4: environments.live: unknown key 'namspace'; did you mean 'namespace'?",
        "deploy: live|verify: live|:8: pipeline[1]: unknown key 'verify'; known here are",
        "deploy: live|veto: true|:8: pipeline[1]: this is not a step: it needs 'deploy: <environment>'",
        "slack:C0SHOP|general|:2: channel: 'general' is not slack:<channel id>",
        "namespace: shop|namespace: My_Shop|:4: environments.live.namespace: 'My_Shop' is not",
        "from: owners|from: owners, expires: soon|not YAML",
      })
  void whatIsWrongIsSaidWithItsPlaceAndAWayOut(String from, String to, String expected) {
    List<String> problems = problems(GOOD.replace(from, to));
    assertThat(problems).anyMatch(problem -> problem.contains(expected));
    assertThat(problems).noneMatch(problem -> problem.contains("one and only one schema"));
  }

  @Test
  void onlyWhatIsWrongIsReported() {
    assertThat(problems(GOOD.replace("deploy: live", "verify: live"))).hasSize(1);
    assertThat(problems(GOOD.replace("from: owners", "from: owners\n    require: most")))
        .containsExactly(
            "projects/shop.yaml:8: pipeline[0].require: 'most' is not any, all, a number of people,"
                + " or a number for each group, such as {qa: 1, owners: 1}");
  }

  @Test
  void aBaseThatIsBrokenIsReportedOnce() {
    Folder folder =
        new Folder(
            "projects",
            Map.of(
                "a.yaml", GOOD + "bases: [web]\n",
                "b.yaml", GOOD.replace("shop", "other") + "bases: [web]\n"),
            Map.of("web", "workload: ["),
            "");
    assertThat(Loaded.from(folder).problems()).hasSize(1);
  }

  @Test
  void aFileThatIsNotUtf8BreaksItselfAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), GOOD);
    Files.write(
        folder.resolve("latin.yaml"),
        GOOD.replace("project: shop", "project: latin\nname: Caf\u00e9")
            .getBytes(StandardCharsets.ISO_8859_1));
    Loaded loaded = Loaded.from(Folder.read(folder));
    assertThat(loaded.definitions()).containsOnlyKeys("shop");
    assertThat(loaded.problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .isEqualTo("not UTF-8 text; save the file in that encoding");
  }

  @Test
  void theFolderOfTheWorkingDirectoryHasANameInMessages() {
    assertThat(Folder.read(Path.of("../projects/.")).name()).isEqualTo("projects");
  }

  private static Loaded alone(String text) {
    return Loaded.from(
        new Folder(
            "projects",
            Map.of(
                "shop.yaml", text, "other.yaml", GOOD.replace("project: shop", "project: other")),
            Map.of(),
            ""));
  }

  private static List<String> problems(String text) {
    return problems(text, "");
  }

  private static List<String> problems(String text, String people) {
    return Loaded.from(new Folder("projects", Map.of("shop.yaml", text), Map.of(), people))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  private static <T> T named(String name, Map<String, T> values) {
    return Objects.requireNonNull(values.get(name), () -> name + " among " + values.keySet());
  }
}
