package dev.slipway.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

  private static final String SHOP =
      """
      project: shop
      bases: [web]
      channel: slack:C0SHOP
      people:
        owners: [one]
      environments:
        live:
          namespace: shop
      pipeline:
        - approve: go
          from: owners
        - deploy: live
      """;

  @TempDir Path folder;
  @TempDir Path outside;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectory(folder.resolve("bases"));
    write("bases/web.yaml", "workload:\n  port: 8080\n");
    write("people.yaml", "one: {slack: U0ONE}\n");
    write("shop.yaml", SHOP);
  }

  @Test
  void aGoodFileIsNamedByItsProject() {
    Run run = Run.slipway("validate", path("shop.yaml"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("Valid: shop\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theSampleProjectsAreValid() {
    assertThat(Run.slipway("validate", "../projects").out()).isEqualTo("Valid: test\n");
  }

  @Test
  void everyProblemIsToldWithFileLineAndFix() throws IOException {
    write("shop.yaml", SHOP.replace("namespace: shop", "namspace: shop") + "colour: red\n");
    Run run = Run.slipway("validate", path("shop.yaml"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(path("shop.yaml") + ":8: ", path("shop.yaml") + ":13: ", "colour", "namspace")
        .endsWith(" problems\n");
  }

  @Test
  void aProblemInABaseIsToldThere() throws IOException {
    write("bases/web.yaml", "workload:\n  port: many\n");
    for (String asked : new String[] {"shop.yaml", "bases/web.yaml"}) {
      Run run = Run.slipway("validate", path(asked));
      assertThat(run.code()).as(asked).isEqualTo(1);
      assertThat(run.out()).contains(path("bases/web.yaml") + ":2: workload.port");
    }
  }

  @Test
  void someoneWhoIsNotInPeopleIsAProblem() throws IOException {
    write("shop.yaml", SHOP.replace("[one]", "[two]"));
    Run run = Run.slipway("validate", path("shop.yaml"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("shop.yaml:5: ").contains("two");
  }

  @Test
  void anotherFilesProblemsAreNotTold() throws IOException {
    write("broken.yaml", "project: broken\n");
    assertThat(Run.slipway("validate", path("shop.yaml")).code()).isZero();
    assertThat(Run.slipway("validate", folder.toString()).code()).isEqualTo(1);
  }

  @Test
  void aKeyThatAnotherFileHasIsAProblem() throws IOException {
    write("zz.yaml", SHOP);
    Run run = Run.slipway("validate", path("zz.yaml"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("zz.yaml:1: project 'shop' is already defined by");
  }

  @Test
  void aGateThatSomeBuildsCannotPassIsWarnedOf() throws IOException {
    write("shop.yaml", SHOP.replace("from: owners", "from: owners\n    self-approval: deny"));
    Run run = Run.slipway("validate", path("shop.yaml"));
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Warning: project shop: nobody can pass")
        .contains("'go'", "add somebody to owners")
        .endsWith("\nValid: shop\n");
    Run json = Run.slipway("validate", "--output", "json", path("shop.yaml"));
    assertThat(json.json().path("valid").asBoolean()).isTrue();
    assertThat(json.json().path("warnings")).hasSize(1);
    assertThat(json.json().path("warnings").path(0).asString())
        .startsWith("project shop: nobody can pass");
  }

  @Test
  void theResultIsOneJsonDocument() throws IOException {
    write("shop.yaml", SHOP.replace("[one]", "[two]"));
    Run run = Run.slipway("validate", "--output", "json", path("shop.yaml"), path("people.yaml"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().path("valid").asBoolean()).isFalse();
    assertThat(run.json().path("problems")).hasSize(1);
    assertThat(run.json().path("problems").path(0).path("line").asInt()).isEqualTo(5);
    assertThat(run.json().path("problems").path(0).path("file").asString())
        .isEqualTo(path("shop.yaml"));
  }

  @Test
  void whatTheOperatorDoesNotAllowIsAProblem() throws IOException {
    Path limits = limits("projects: {shop: {namespaces: [shop-*]}}\n");
    Run run = Run.slipway("validate", path("shop.yaml"), "--limits", limits.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            path("shop.yaml")
                + ":8: environments.live.namespace: project 'shop' may not name the namespace 'shop'; its"
                + " operator would have to allow it, among the namespaces of projects.shop in "
                + limits
                + "\n1 problem\n");
    Files.writeString(limits, "projects: {shop: {namespaces: [shop]}}\n");
    assertThat(Run.slipway("validate", path("shop.yaml"), "--limits", limits.toString()).code())
        .isZero();
  }

  @Test
  void reservedNamespacesAreThoseOfTheGatewaysConfiguration() {
    assertThat(Run.slipway("validate", path("shop.yaml"), "--reserved", "none,shop").out())
        .contains("may not name the namespace 'shop'");
  }

  @Test
  void limitsThatStopTheGatewayStopTheCheck() throws IOException {
    Path limits = limits("projects: {shop: {namespace: [shop]}}\n");
    Run run = Run.slipway("validate", path("shop.yaml"), "--limits", limits.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(limits + ":1: ", "unknown key 'namespace'");
    Files.delete(limits);
    assertThat(Run.slipway("validate", path("shop.yaml"), "--limits", limits.toString()).code())
        .isEqualTo(3);
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    Run run = Run.slipway("validate", path("none.yaml"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo("slipway: there is no file " + path("none.yaml") + "; name one that exists\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Path limits(String text) throws IOException {
    return Files.writeString(outside.resolve("limits.yaml"), text);
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }
}
