package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.projectfiles.folder.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that would take all memory, all stack or all time is a problem of that file, and twenty others are
/// judged beside it.
class HostileFilesTest {

  private static final String HEAD =
      """
      project: bad
      channel: slack:C0BAD
      people: {owners: [slack:U0ONE]}
      environments: {live: {namespace: bad}}
      pipeline: [{deploy: live}]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void others() throws IOException {
    TwentyOthers.write(folder);
    Files.createDirectory(folder.resolve("bases"));
    Files.createDirectory(folder.resolve("m"));
  }

  @Test
  void aliasesThatWouldBeMillionsOfValuesAreRefused() throws IOException {
    String bomb =
        "x0: &x0 ["
            + "a,".repeat(50_000)
            + "]\n"
            + IntStream.range(1, 7)
                .mapToObj(i -> "x%d: &x%d [%s]\n".formatted(i, i, ("*x" + (i - 1) + ",").repeat(3)))
                .collect(Collectors.joining());
    assertBad(HEAD + bomb, "more than 50000 values");
  }

  @Test
  void aTextThatIsAliasedThousandsOfTimesIsRefused() throws IOException {
    assertBad(
        HEAD + "x: &x " + "y".repeat(10_000) + "\nmany: [" + "*x,".repeat(10_000) + "]\n",
        "2 MiB of text");
  }

  @Test
  void aDiamondOfBasesIsResolvedOnceEach() throws IOException {
    for (int i = 0; i < 26; i++) {
      base("b" + i, "bases: [b%d, b%d]\n".formatted(i + 1, i + 1));
    }
    base("b26", "workload: {port: 9090}\n");
    Loaded loaded = judge(HEAD + "bases: [b0]\n");
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.definitions().values())
        .anySatisfy(bad -> assertThat(bad.workload().port()).isEqualTo(9090));
  }

  @Test
  void basesOnBasesHaveADepth() throws IOException {
    for (int i = 0; i < 5_000; i++) {
      base("b" + i, "bases: [b%d]\n".formatted(i + 1));
    }
    assertBad(HEAD + "bases: [b0]\n", "bases on top of each other");
  }

  @Test
  void aDiamondOfKustomizationsIsBounded() throws IOException {
    for (int i = 0; i < 10; i++) {
      Path within = Files.createDirectory(folder.resolve("k" + i));
      Files.writeString(
          within.resolve("kustomization.yaml"),
          "resources: [" + ("../k" + (i + 1) + ",").repeat(50) + "]\n");
    }
    Files.createDirectory(folder.resolve("k10"));
    Files.writeString(folder.resolve("k10/kustomization.yaml"), "resources: []\n");
    assertBad(HEAD + "workload: {manifests: [{kustomization: k0}]}\n", "more than 50000 values");
  }

  @Test
  void aManifestNamedManyTimesIsBounded() throws IOException {
    Files.writeString(
        folder.resolve("m/big.yaml"), "kind: ConfigMap\ndata: {x: " + "y".repeat(900_000) + "}\n");
    assertBad(
        HEAD + "workload: {manifests: [" + "{file: m/big.yaml},".repeat(40) + "]}\n",
        "2 MiB of text");
  }

  @Test
  void daysThatOverflowAPatternsStackAreRefusedByTheirLength() throws IOException {
    assertBad(
        HEAD + "hours: {zone: UTC, days: '" + "mon, ".repeat(400) + "fri'}\n",
        "hours.days: 'mon, mon");
  }

  @ParameterizedTest
  @ValueSource(ints = {5_000, 200_000, 900_000})
  void aLongTextIsMatchedInLinearTime(int length) throws IOException {
    assertBad(
        HEAD.replace("namespace: bad", "namespace: " + "a".repeat(length)) + "# \n",
        "environments.live.namespace");
    assertBad(
        HEAD.replace("namespace: bad", "namespace: bad, url: 'https://" + "{".repeat(length) + "'"),
        "environments.live.url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void whatIsNestedWithoutEndIsRefused(String opening) throws IOException {
    assertBad(HEAD + "x: " + opening.repeat(100_000), "bad.yaml:");
  }

  @Test
  void aThousandMistakesAreToldInBoundedTime() throws IOException {
    String unknown =
        IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
    assertThat(judge(HEAD + unknown).problems()).hasSizeBetween(1, 200);
  }

  @Test
  void aDefinitionTooLargeForAnEventIsRefused() throws IOException {
    assertBad(large(8), "bad.yaml:1: the definition has ");
    assertThat(ProjectFiles.check(folder.resolve("bad.yaml"), ProjectLimits.usual()).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("every build carries it"));
    assertThat(judge(large(1)).definitions()).containsKey("bad");
  }

  @Test
  void aWorkloadIsNotRepeatedInEnvironmentsWithoutBounds() throws IOException {
    assertBad(large(50), "more than 50000 values");
    assertBad(large(3_000), "1 to 50 environments");
  }

  /// A workload of 240 KB in each of so many environments.
  private static String large(int environments) {
    return "project: bad\nchannel: slack:C0TEST\nworkload: {port: 80, env: {"
        + IntStream.range(0, 60)
            .mapToObj(i -> "V%d: %s".formatted(i, "x".repeat(4_000)))
            .collect(Collectors.joining(", "))
        + "}}\nenvironments: {"
        + IntStream.range(0, environments)
            .mapToObj(i -> "e%d: {namespace: n%d, workload: {env: {A: b}}}".formatted(i, i))
            .collect(Collectors.joining(", "))
        + "}\npipeline: [{deploy: e0}]\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "project: bad|project: bad\\nname: \"a\\0b\"|bad.yaml:2: the text has the character U+0000",
        "project: bad|project: bad\\nname: \"a\\x1bb\"|bad.yaml:2: the text has the character U+001B",
        "project: bad|project: bad\\nname: \"a\\ud800\"|bad.yaml:2: the text has the character U+D800",
        "project: bad|project: bad\\n\"na\\0me\": x|bad.yaml:2: the text has the character U+0000",
        "project: bad|project: bad\\nname: \"one\\ntwo\"|is not one line of 1 to 100 characters",
        "project: bad|project: bad\\nname: \"\\u200b \\u2060\"|is not one line of 1 to 100 characters",
      })
  void aTextThatCannotBeShownIsRefusedWithItsLine(String from, String to, String expected)
      throws IOException {
    assertBad(HEAD.replace(from, to.replace("bad\\n", "bad\n")), expected);
  }

  @Test
  void aRawControlCharacterIsRefusedWithItsLine() throws IOException {
    assertBad(HEAD.replace("slack:C0BAD", "slack:C0BAD\u0000"), "bad.yaml:2: the character U+0000");
  }

  @Test
  void whatIsQuotedOfAFileIsOneShortLine() throws IOException {
    Loaded loaded =
        judge(HEAD.replace("slack:C0BAD", "\"x\\nERROR all is lost " + "y".repeat(9_000) + "\""));
    assertThat(loaded.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.toString()).hasSizeLessThan(700).doesNotContain("\n"));
  }

  private void base(String name, String text) throws IOException {
    Files.writeString(folder.resolve("bases/" + name + ".yaml"), text);
  }

  private void assertBad(String text, String expected) throws IOException {
    Loaded loaded = judge(text);
    assertThat(loaded.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.at().file()).doesNotContain("good"))
        .anySatisfy(problem -> assertThat(problem.toString()).contains(expected));
    assertThat(loaded.definitions()).doesNotContainKey("bad");
  }

  private Loaded judge(String text) throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), text);
    Loaded loaded = Loaded.from(Folder.read(folder));
    assertThat(loaded.definitions().keySet()).containsAll(TwentyOthers.names());
    return loaded;
  }
}
