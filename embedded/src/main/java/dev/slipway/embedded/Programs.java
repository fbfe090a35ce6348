package dev.slipway.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// PostgreSQL's programs in a folder of this user's own.
///
/// The library unpacks into a shared temporary folder unless told otherwise, and makes the folder that it
/// unpacks into writable for everybody: that one lies within a private one.
final class Programs {

  private static final String UNPACKED = "unpacked";

  private final Path folder;

  /// @param folder private already
  Programs(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    Files.createDirectories(unpacked());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        PrivateFolders.protect(file);
      }
    }
  }

  private Path unpacked() {
    return folder.resolve(UNPACKED);
  }

  /// @throws IllegalStateException on a platform without bundled programs, saying what to do
  EmbeddedPostgres.Builder builder() {
    // Read by the builder; else it tidies up in a temporary folder that others can write.
    System.setProperty("ot.epg.working-dir", folder.resolve("library").toString());
    return EmbeddedPostgres.builder()
        .setPgBinaryResolver(new Bundled())
        .setOverrideWorkingDirectory(unpacked().toFile());
  }

  /// One of the programs, if they have been unpacked here by an earlier start.
  Optional<Path> find(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 4)) {
      return files
          .filter(file -> file.endsWith(Path.of("bin", name)))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }

  /// The library keeps what it has unpacked by its resolver, so that each folder has one of its own.
  private static final class Bundled implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
      try {
        InputStream binary = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        if (binary != null) {
          return binary;
        }
      } catch (IllegalStateException _) {
        // Told below, with what to do.
      }
      throw new IllegalStateException(
          "there is no bundled PostgreSQL for "
              + String.join(" ", List.of(system, machine))
              + "; run a PostgreSQL of your own and name it with --postgres URL");
    }
  }
}
