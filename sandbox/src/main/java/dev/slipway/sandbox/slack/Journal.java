package dev.slipway.sandbox.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Every message as it was written, one JSON line each, so that the workspace outlives the process. A
/// last line that a kill cut short is dropped.
final class Journal {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable Path file;

  /// @param folder null for a workspace that is kept in memory alone
  Journal(@Nullable Path folder) {
    this.file = folder == null ? null : folder.resolve("slack.jsonl");
  }

  List<Message> read() {
    if (file == null || Files.notExists(file)) {
      return List.of();
    }
    try {
      List<Message> messages = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        try {
          messages.add(JSON.readValue(line, Message.class));
        } catch (JacksonException e) {
          break;
        }
      }
      rewrite(messages);
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void append(Message message) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          JSON.writeValueAsString(message) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// Without a torn end, to which the next line would otherwise be glued.
  private void rewrite(List<Message> messages) throws IOException {
    Path target = java.util.Objects.requireNonNull(file);
    Path copy = target.resolveSibling("slack.jsonl.new");
    Files.write(copy, messages.stream().map(JSON::writeValueAsString).toList());
    Files.move(copy, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
