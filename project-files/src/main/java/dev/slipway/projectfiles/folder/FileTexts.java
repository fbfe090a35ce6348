package dev.slipway.projectfiles.folder;

import dev.slipway.projectfiles.folder.Folder.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads files of the project folder as UTF-8, up to a size each and all together. Links are followed within
/// the folder, as those of a mounted ConfigMap are, and not out of it.
public final class FileTexts {

  /// Of one file.
  private static final int LARGEST = 1 << 20;

  /// Of all files together.
  private static final long ALL = 32L << 20;

  private final Path root;
  private long left = ALL;

  /// @param root the folder, without links
  public FileTexts(Path root) {
    this.root = root;
  }

  /// @throws UnreadableException with what is wrong with this file
  public String read(Path file) throws UnreadableException {
    byte[] bytes;
    try {
      bytes = bytes(within(file));
    } catch (IOException e) {
      throw new UnreadableException(why(e));
    }
    left -= bytes.length;
    return text(bytes);
  }

  /// Where the entry really is.
  ///
  /// @throws UnreadableException where it leads nowhere, or out of the folder
  Path within(Path entry) throws UnreadableException {
    try {
      Path real = real(entry);
      if (!real.startsWith(root)) {
        throw new UnreadableException(
            "a link that leads out of the project folder; put what it leads to into the folder");
      }
      return real;
    } catch (IOException e) {
      throw new UnreadableException(why(e));
    }
  }

  /// Looks twice: while a ConfigMap is changed, the first look may have taken a link of before.
  private static Path real(Path entry) throws IOException {
    try {
      return entry.toRealPath();
    } catch (NoSuchFileException _) {
      return entry.toRealPath();
    }
  }

  private byte[] bytes(Path real) throws IOException, UnreadableException {
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableException(
          Files.isDirectory(real)
              ? "a folder by the name of a file; give it another name"
              : "no regular file; put a file of text there");
    }
    try (InputStream stream =
        Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnreadableException("larger than 1 MiB; make it smaller, or split it");
      }
      if (bytes.length > left) {
        throw new UnreadableException(
            "left out, since the project folder holds more than 32 MiB; take out what no project"
                + " needs");
      }
      return bytes;
    }
  }

  private static String text(byte[] bytes) throws UnreadableException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    if (decoder.decode(ByteBuffer.wrap(bytes), text, true).isError()) {
      int line = 1 + (int) text.flip().chars().filter(c -> c == '\n').count();
      throw new UnreadableException(
          new Unreadable(line, "not UTF-8 text; save the file in that encoding"));
    }
    return text.flip().toString();
  }

  /// Says what is wrong with an entry by what the file system said.
  static Unreadable why(IOException e) {
    return new Unreadable(
        1,
        switch (e) {
          case AccessDeniedException _ ->
              "not to be read by the user that Slipway runs as; check its mode and owner";
          case NoSuchFileException _ -> "a link that leads nowhere; mend or remove it";
          case FileSystemLoopException _ -> "a link that leads back to itself; mend or remove it";
          default ->
              "cannot be read (%s); check the file and its file system"
                  .formatted(e.getClass().getSimpleName());
        });
  }
}
