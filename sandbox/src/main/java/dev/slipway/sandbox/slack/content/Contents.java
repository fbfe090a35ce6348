package dev.slipway.sandbox.slack.content;

import dev.slipway.sandbox.slack.workspace.Message.Content;
import dev.slipway.sandbox.slack.workspace.SlackException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The content of a message, checked as Slack checks it.
public final class Contents {

  private static final int LONGEST_TEXT = 40_000;

  private Contents() {}

  /// @throws SlackException `no_text`, `msg_too_long`, `invalid_blocks`, `invalid_metadata_schema`, or
  ///     the format errors of what is no JSON
  public static Content of(Arguments arguments) {
    String text = arguments.text("text");
    JsonNode blocks = arguments.json("blocks", "invalid_blocks_format");
    JsonNode attachments = arguments.json("attachments", "invalid_attachments");
    if (text.isEmpty() && empty(blocks) && empty(attachments)) {
      throw new SlackException("no_text");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new SlackException("msg_too_long");
    }
    List<String> wrong = blocks == null ? List.of() : BlockRules.check(blocks);
    if (!wrong.isEmpty()) {
      throw new SlackException("invalid_blocks", wrong);
    }
    return new Content(text, named(blocks), attachments, metadata(arguments));
  }

  private static @Nullable JsonNode metadata(Arguments arguments) {
    JsonNode metadata = arguments.json("metadata", "invalid_metadata_format");
    if (metadata != null
        && (!metadata.path("event_type").isString()
            || !metadata.path("event_payload").isObject())) {
      throw new SlackException("invalid_metadata_schema");
    }
    return metadata;
  }

  /// Slack gives an id to each block that has none, so that an action can name its block.
  private static @Nullable JsonNode named(@Nullable JsonNode blocks) {
    if (blocks == null) {
      return null;
    }
    JsonNode named = blocks.deepCopy();
    Set<String> taken = new HashSet<>(named.findValuesAsString("block_id"));
    for (JsonNode block : named) {
      if (block instanceof ObjectNode object && object.path("block_id").asString("").isEmpty()) {
        object.put("block_id", unused(taken));
      }
    }
    return named;
  }

  private static String unused(Set<String> taken) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    return taken.add(id) ? id : unused(taken);
  }

  private static boolean empty(@Nullable JsonNode node) {
    return node == null || node.isEmpty();
  }
}
