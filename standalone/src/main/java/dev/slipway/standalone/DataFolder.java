package dev.slipway.standalone;

import dev.slipway.cli.local.OwnFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder that a run keeps its data in, held by one process at a time and closed to other users of the
/// machine. The lock goes with the process, however it ends.
final class DataFolder implements AutoCloseable {

  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws StartFailedException if the folder cannot be written, another process holds it, or it may be
  ///     another user's
  static DataFolder open(Path folder) {
    try {
      requireOwn(folder);
      Files.createDirectories(folder.resolve("logs"));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartFailedException(
            "another Slipway runs on " + folder + "; stop it, or choose another folder with --data",
            null);
      }
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new StartFailedException(
          "cannot write the data folder " + folder + "; choose another with --data", e);
    }
  }

  /// Who owns the folder, or can write into it, owns what runs from it.
  private static void requireOwn(Path folder) throws IOException {
    OwnFiles.createFolder(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : Stream.concat(Stream.of(folder), entries).toList()) {
        if (!OwnFiles.isOwn(entry)) {
          throw new StartFailedException(
              entry
                  + " belongs to another user of this machine, or others can write it; remove it, or"
                  + " choose another folder with --data",
              null);
        }
      }
    }
    OwnFiles.close(folder);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot let go of the data folder", e);
    }
  }
}
