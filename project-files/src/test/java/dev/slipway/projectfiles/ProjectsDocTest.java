package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of `docs/concepts/projects.md` and of the README are valid.
class ProjectsDocTest {

  private static final Path DOCUMENT = Path.of("../docs/concepts/projects.md");
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static final String HEAD =
      """
      project: shop
      bases: [places]
      channel: slack:C0SHOP
      pipeline: [{deploy: qa}]
      """;

  private static final String PLACES =
      """
      environments:
        qa: {namespace: shop-qa, url: 'https://shop.test'}
        live: {namespace: shop}
      workload: {port: 80}
      people: {owners: ["slack:U0OWNER1"]}
      """;

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: "{name}"}
      spec: {template: {spec: {containers: [{name: web, image: "{image}"}]}}}
      """;

  @Test
  void everyExampleIsValid() throws IOException {
    List<String> examples =
        BLOCK.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(3);
    assertThat(examples).allSatisfy(example -> assertThat(problems(HEAD + example)).isEmpty());
  }

  @Test
  void theProjectOfTheReadmeIsValid() throws IOException {
    List<String> projects =
        BLOCK
            .matcher(Files.readString(Path.of("../README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(projects)
        .singleElement()
        .satisfies(project -> assertThat(problems(project)).isEmpty());
  }

  @Test
  void everyRouteOfTheTableIsValid() throws IOException {
    List<String> routes =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line ->
                line.startsWith("| `") && line.matches(".*(ngress|HTTPRoute|Mapping|none).*"))
            .map(line -> line.split("\\|", -1)[1])
            .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
            .map((MatchResult found) -> found.group(1).replace("{…}", "{a: b}"))
            .toList();
    assertThat(routes).hasSizeGreaterThan(5);
    assertThat(routes)
        .allSatisfy(route ->
            assertThat(problems(HEAD + "workload: {port: 80, route: " + route + "}\n")).isEmpty());
  }

  private static List<Problem> problems(String text) {
    Map<String, String> files =
        Map.of("shop/web.yaml", WEB, "shop/overlays/live/kustomization.yaml", "resources: []\n");
    return Loaded.from(
            new Folder("projects", Map.of("shop.yaml", text), Map.of("places", PLACES), "", files))
        .problems();
  }
}
