package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders and files that other users of the machine can neither read nor change. Where there are no POSIX
/// permissions, what the parent folder grants holds.
final class PrivateFolders {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFolders() {}

  /// The folder that a data folder is in.
  ///
  /// @throws IOException if the data folder is the root of a file system
  static Path around(Path data) throws IOException {
    Path folder = data.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(data + " has no folder around it; choose another data folder");
    }
    return folder;
  }

  /// Creates the folder, or closes the one that is there.
  static void create(Path folder) throws IOException {
    Files.createDirectories(folder);
    close(folder);
  }

  static void close(Path folder) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /// Writes a file that is private from its first moment on.
  static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (POSIX) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
      Files.writeString(file, text, StandardOpenOption.WRITE);
    } else {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }
  }

  /// Takes the right to write from everybody but the owner.
  static void protect(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null || Files.isSymbolicLink(file)) {
      return;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (permissions.removeAll(
        Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE))) {
      view.setPermissions(permissions);
    }
  }
}
