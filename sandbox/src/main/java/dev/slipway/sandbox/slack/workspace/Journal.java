package dev.slipway.sandbox.slack.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Every message as it was written, one JSON line each, so that the workspace outlives the process; made
/// short again at each start. A last line that a kill cut short was never acknowledged and is dropped.
public final class Journal {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable Path file;

  /// @param folder null for a workspace that is kept in memory alone
  /// @throws UncheckedIOException where the folder cannot be made
  public Journal(@Nullable Path folder) {
    this.file = folder == null ? null : folder.resolve("slack.jsonl");
    if (folder != null) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "slipway.sandbox.data: cannot make the folder " + folder + "; choose another", e);
      }
    }
  }

  /// The latest form of each message, in the order of their first.
  ///
  /// @throws IllegalStateException where a line other than a torn last one cannot be read: to go on
  ///     would lose what follows it
  public List<Message> read() {
    if (file == null || Files.notExists(file)) {
      return List.of();
    }
    try {
      // Lines are cut in bytes: a torn character would spoil the decoding of the whole file.
      List<Message> messages = parse(file, Files.readAllBytes(file));
      rewrite(file, messages);
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// @throws UncheckedIOException where the message is not kept
  public void append(Message message) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, line(message), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static List<Message> parse(Path file, byte[] bytes) {
    Map<String, Message> messages = new LinkedHashMap<>();
    int from = 0;
    for (int number = 1; from < bytes.length; number++) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (end == bytes.length) {
        break;
      }
      Message message =
          message(file, number, new String(bytes, from, end - from, StandardCharsets.UTF_8));
      if (message.deleted()) {
        messages.remove(message.ts());
      } else {
        messages.put(message.ts(), message);
      }
      from = end + 1;
    }
    return List.copyOf(messages.values());
  }

  private static Message message(Path file, int number, String line) {
    try {
      return JSON.readValue(line, Message.class);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "%s: line %d is not a message; mend the line, or move the file away to start empty"
              .formatted(file, number),
          e);
    }
  }

  private static void rewrite(Path file, List<Message> messages) throws IOException {
    Path copy = file.resolveSibling("slack.jsonl.new");
    Files.writeString(copy, String.join("", messages.stream().map(Journal::line).toList()));
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String line(Message message) {
    return JSON.writeValueAsString(message) + "\n";
  }
}
