package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.projectfiles.folder.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An entry of the project folder that cannot be read is a problem of that entry, and a link out of the
/// folder is one.
class UnreadableEntriesTest {

  private static final String USES_FILE =
      """
      project: bad
      channel: slack:C0BAD
      environments: {live: {namespace: bad}}
      workload: {manifests: [{file: m/k.yaml}]}
      pipeline: [{deploy: live}]
      """;

  @TempDir private Path around;
  private Path folder = Path.of("");

  @BeforeEach
  void others() throws IOException {
    folder = Files.createDirectories(around.resolve("projects"));
    TwentyOthers.write(folder);
  }

  @Test
  void aLinkThatLeadsNowhereIsAProblemOfThatEntry() throws IOException {
    Files.createSymbolicLink(folder.resolve("bad.yaml"), folder.resolve("missing"));
    assertProblem("projects/bad.yaml:1: a link that leads nowhere");
  }

  @Test
  void aLinkThatLeadsBackIsAProblemOfThatEntry() throws IOException {
    Files.createSymbolicLink(folder.resolve("bad.yaml"), folder.resolve("bad.yaml"));
    assertProblem("projects/bad.yaml:1: ");
  }

  @Test
  void aFolderByAFilesNameIsAProblemOfThatEntry() throws IOException {
    Files.createDirectory(folder.resolve("bad.yaml"));
    assertProblem("projects/bad.yaml:1: a folder by the name of a file");
  }

  @Test
  void aPipeIsAProblemOfThatEntryAndIsNotOpened() throws Exception {
    Process made = new ProcessBuilder("mkfifo", folder.resolve("bad.yaml").toString()).start();
    assertThat(made.waitFor()).isZero();
    assertProblem("projects/bad.yaml:1: no regular file");
  }

  @Test
  void aFileThatMayNotBeReadIsAProblemOfThatEntry() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "project: bad\n");
    Files.setPosixFilePermissions(bad, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(bad), "whoever runs this may read everything");
    assertProblem("projects/bad.yaml:1: not to be read by the user");
  }

  @Test
  void aFolderThatMayNotBeListedIsAProblemOfThatEntry() throws IOException {
    Path bad = Files.createDirectory(folder.resolve("m"));
    Files.setPosixFilePermissions(bad, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(bad), "whoever runs this may read everything");
    assertProblem("projects/m:1: not to be read by the user");
    Files.setPosixFilePermissions(bad, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aFileOfOtherBytesThanUtf8IsAProblemAtItsLine() throws IOException {
    Files.write(
        folder.resolve("bad.yaml"),
        "project: bad\nname: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertProblem("projects/bad.yaml:2: not UTF-8 text");
  }

  @Test
  void aFileThatIsTooLargeIsAProblemOfThatEntry() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "#".repeat((1 << 20) + 1));
    assertProblem("projects/bad.yaml:1: larger than 1 MiB");
  }

  @Test
  void whoNamesAnUnreadableEntryIsToldWhy() throws IOException {
    Files.createDirectories(folder.resolve("m/k.yaml"));
    Files.writeString(folder.resolve("bad.yaml"), USES_FILE);
    assertProblem("projects/bad.yaml:4: 'm/k.yaml' cannot be used: a folder by the name of a file");
  }

  @Test
  void aManifestThatIsALinkOutOfTheFolderIsRefused() throws IOException {
    Path secret = Files.writeString(around.resolve("secret.yaml"), "kind: Secret\nkey: top\n");
    Files.createDirectories(folder.resolve("m"));
    Files.createSymbolicLink(folder.resolve("m/k.yaml"), secret);
    Files.writeString(folder.resolve("bad.yaml"), USES_FILE);
    Loaded loaded = assertProblem("projects/bad.yaml:4: 'm/k.yaml' cannot be used: a link that");
    assertThat(loaded.problems().toString())
        .contains("leads out of the project folder")
        .doesNotContain("top");
  }

  @Test
  void aFolderThatIsALinkOutOfTheFolderIsRefused() throws IOException {
    Path outside = Files.createDirectory(around.resolve("outside"));
    Files.writeString(outside.resolve("k.yaml"), "kind: Secret\n");
    Files.createSymbolicLink(folder.resolve("m"), outside);
    Files.createSymbolicLink(folder.resolve("bases"), outside);
    Files.writeString(folder.resolve("bad.yaml"), USES_FILE);
    Loaded loaded = assertProblem("projects/m:1: a link that leads out of the project folder");
    assertThat(loaded.problems().toString()).contains("projects/bases:1: a link that leads out");
  }

  @Test
  void aProjectThatIsALinkOutOfTheFolderIsRefused() throws IOException {
    Path outside =
        Files.writeString(
            around.resolve("outside.yaml"),
            TwentyOthers.PROJECT.formatted(1, 1).replace("good-1", "bad"));
    Files.createSymbolicLink(folder.resolve("bad.yaml"), outside);
    Loaded loaded = assertProblem("projects/bad.yaml:1: a link that leads out");
    assertThat(loaded.definitions()).doesNotContainKey("bad");
  }

  @Test
  void theLinksOfAMountedConfigMapAreFollowed() throws IOException {
    Path version = Files.createDirectory(folder.resolve("..2026_11_29"));
    Files.writeString(
        version.resolve("linked.yaml"),
        TwentyOthers.PROJECT.formatted(1, 1).replace("good-1", "linked"));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_29"));
    Files.createSymbolicLink(folder.resolve("linked.yaml"), Path.of("..data/linked.yaml"));
    Path linked = Files.createSymbolicLink(around.resolve("mount"), folder);
    for (Path by : Set.of(folder, linked)) {
      Loaded loaded = Loaded.from(Folder.read(by));
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.definitions()).containsKey("linked");
    }
  }

  @Test
  void aWrongPersonIsAProblemOfWhoNamesThem() throws IOException {
    Files.writeString(folder.resolve("people.yaml"), "one: {slack: nobody}\ntwo: {slack: U0TWO}\n");
    Files.writeString(
        folder.resolve("two.yaml"),
        TwentyOthers.PROJECT
            .formatted(1, 1)
            .replace("good-1", "two")
            .replace("slack:U0ONE", "two"));
    Files.writeString(
        folder.resolve("bad.yaml"),
        TwentyOthers.PROJECT
            .formatted(1, 1)
            .replace("good-1", "bad")
            .replace("slack:U0ONE", "one"));
    Loaded loaded = Loaded.from(Folder.read(folder));
    assertThat(loaded.definitions()).containsKey("two").doesNotContainKey("bad");
    assertThat(loaded.problems().toString())
        .contains("people.yaml:1: no Slack member id", "bad.yaml:3");
  }

  private Loaded assertProblem(String expected) {
    Loaded loaded = Loaded.from(Folder.read(folder));
    assertThat(loaded.problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains(expected));
    assertThat(loaded.definitions().keySet()).containsAll(TwentyOthers.names());
    return loaded;
  }
}
