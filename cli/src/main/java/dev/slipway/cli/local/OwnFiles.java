package dev.slipway.cli.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that belong to this user alone. Where there are no POSIX owners and permissions,
/// everything counts as own: there a home folder is closed to others already.
public final class OwnFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private OwnFiles() {}

  /// Creates a folder, with those above it, closed to other users from its first moment on.
  public static void createFolder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.notExists(folder)) {
      Files.createDirectory(folder, mode("rwx------"));
    }
  }

  /// Takes all rights to a folder from other users.
  public static void close(Path folder) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /// True if the file belongs to this user, a link to it too, and not everybody can write it.
  public static boolean isOwn(Path file) throws IOException {
    if (!POSIX) {
      return true;
    }
    long user = new UnixSystem().getUid();
    return user == owner(file, LinkOption.NOFOLLOW_LINKS)
        && user == owner(file)
        && !Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
  }

  /// True if, beyond that, no other user can read or write it.
  public static boolean isPrivate(Path file) throws IOException {
    return isOwn(file)
        && (!POSIX
            || PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                .endsWith("------"));
  }

  private static long owner(Path file, LinkOption... options) throws IOException {
    return ((Number) Files.getAttribute(file, "unix:uid", options)).longValue();
  }

  /// Writes a file that nobody else can read, at once in whole.
  public static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // A temporary file is private.
    Path written = Files.createTempFile(folder, ".new", "");
    Files.writeString(written, text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
