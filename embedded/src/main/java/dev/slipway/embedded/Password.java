package dev.slipway.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The password of the server's user, in a file beside the data folder.
///
/// @param file holds it
record Password(String text, Path file) {

  private static final int BYTES = 24;

  /// Beside the password: the server knows it.
  private static final String MARK = "password-is-set";

  /// Of `pg_hba.conf`, which lets nobody in without a password.
  private static final String RULES =
      """
      # Slipway writes this file at each start.
      local all all scram-sha-256
      host  all all 127.0.0.1/32 scram-sha-256
      host  all all ::1/128      scram-sha-256
      """;

  /// Reads the password of a data folder, or makes one.
  static Password of(Path data) throws IOException {
    Path folder = PrivateFolders.around(data);
    Path file = folder.resolve("password");
    if (Files.notExists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Files.deleteIfExists(folder.resolve(MARK));
      PrivateFolders.write(file, HexFormat.of().formatHex(random));
    }
    return new Password(Files.readString(file).strip(), file);
  }

  /// Gives the password to a data folder of before there were passwords, whose server is not running.
  void requireIn(Path data, Programs programs) throws IOException {
    Path mark = file.resolveSibling(MARK);
    if (Files.notExists(data.resolve("PG_VERSION"))) {
      PrivateFolders.write(mark, "");
      return;
    }
    PrivateFolders.write(data.resolve("pg_hba.conf"), RULES);
    if (Files.exists(mark)) {
      return;
    }
    Optional<Path> postgres = programs.find("postgres");
    if (postgres.isEmpty()) {
      throw new IOException(
          "its data is of an earlier version and has no password yet, and the programs of that version"
              + " are gone; restore a backup, or start with another folder");
    }
    set(data, postgres.get());
    PrivateFolders.write(mark, "");
  }

  /// In PostgreSQL's single-user mode, which listens nowhere.
  private void set(Path data, Path postgres) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot(data)) {
      // PostgreSQL does not run as root; the library does the same.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(postgres.toString(), "--single", "-D", data.toString(), PostgresServer.USER));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream statements = process.getOutputStream()) {
      statements.write(
          ("SET password_encryption = 'scram-sha-256';\nALTER ROLE "
                  + PostgresServer.USER
                  + " PASSWORD '"
                  + text
                  + "';\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("its user cannot be given a password");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while its user is given a password", e);
    }
  }

  private static boolean isRoot(Path data) throws IOException {
    return Files.getOwner(data).getName().equals("root");
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "Password[" + file + "]";
  }
}
