package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.folder.Folder;
import org.junit.jupiter.api.Test;

/// `<<` brings maps into a map, as YAML 1.1 has it.
class MergeKeysTest {

  @Test
  void whatStandsInTheMapGoesBeforeWhatIsBroughtIn() {
    assertThat(json("q: &q {namespace: a, timeout: 60s}\ns: {namespace: b, <<: *q}\n"))
        .isEqualTo("{\"namespace\":\"b\",\"timeout\":\"60s\"}");
  }

  @Test
  void ofSeveralMapsTheEarlierGoesBefore() {
    assertThat(json("a: &a {x: 1}\nb: &b {x: 2, y: 2}\ns: {<<: [*a, *b]}\n"))
        .isEqualTo("{\"x\":1,\"y\":2}");
  }

  @Test
  void aQuotedKeyIsATextLikeAnyOther() {
    assertThat(json("s: {'<<': x}\n")).isEqualTo("{\"<<\":\"x\"}");
  }

  @Test
  void whatIsNoMapIsRefusedWithItsLine() {
    assertThatExceptionOfType(BrokenFileException.class)
        .isThrownBy(() -> json("a: 1\ns:\n  <<: [1]\n"))
        .withMessageContaining("p.yaml:3: '<<' brings in a map");
  }

  @Test
  void anEnvironmentMayTakeOverAnother() {
    Loaded loaded =
        Loaded.from(
            new Folder(
                "projects",
                java.util.Map.of(
                    "w.yaml",
                    """
                    project: wmerge
                    channel: slack:C0TEST
                    environments:
                      qa: &q {namespace: wmerge-qa, timeout: 60s}
                      stage:
                        <<: *q
                        namespace: wmerge-stage
                    workload: {port: 8080}
                    pipeline: [{deploy: qa}]
                    """),
                java.util.Map.of(),
                ""));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.definitions().values())
        .singleElement()
        .extracting(definition -> definition.environments().get("stage"))
        .satisfies(stage -> {
          assertThat(stage.namespace()).isEqualTo("wmerge-stage");
          assertThat(stage.timeout()).hasSeconds(60);
        });
  }

  private static String json(String text) {
    return YamlReader.read("p.yaml", text).json().path("s").toString();
  }
}
