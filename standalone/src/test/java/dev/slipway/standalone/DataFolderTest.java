package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  private static final int NOBODY = 65_534;

  @TempDir Path folder;

  @Test
  void aSecondInstanceOnTheSameDataIsRefused() {
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("another Slipway runs on " + folder)
          .hasMessageContaining("--data");
    }
  }

  @Test
  void theFolderIsFreeAgainOnceItIsClosed() {
    DataFolder.open(folder).close();
    try (DataFolder again = DataFolder.open(folder)) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void aFolderOfAnotherUserIsRefused() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    refused(open);

    assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away: skipped");
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.setAttribute(foreign, "unix:uid", NOBODY);
    refused(foreign);
    Path holding = Files.createDirectory(folder.resolve("holding"));
    Files.setAttribute(Files.createDirectory(holding.resolve("postgres")), "unix:uid", NOBODY);
    refused(holding);
    Path target = Files.createDirectory(folder.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    Files.setAttribute(link, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    refused(link);
  }

  private static void refused(Path data) {
    assertThatThrownBy(() -> DataFolder.open(data))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("another user")
        .hasMessageContaining("--data");
  }

  @Test
  void otherUsersAreKeptOut() throws IOException {
    Path before = Files.createDirectory(folder.resolve("before"));
    Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rwxrwxr-x"));
    for (Path data : List.of(before, folder.resolve("a/new"))) {
      DataFolder.open(data).close();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("cannot write the data folder " + file.resolve("data"));
  }
}
