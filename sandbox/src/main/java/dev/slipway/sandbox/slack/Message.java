package dev.slipway.sandbox.slack;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as the workspace holds it.
///
/// @param ts unique in the workspace, and its id within the conversation
/// @param threadTs the parent's `ts` for a reply
/// @param edits how often it was updated
/// @param onlyFor the user to whom alone an ephemeral message is shown
record Message(
    String channel,
    String ts,
    @Nullable String threadTs,
    String text,
    @Nullable JsonNode blocks,
    @Nullable JsonNode attachments,
    @Nullable JsonNode metadata,
    int edits,
    @Nullable String onlyFor) {

  boolean ephemeral() {
    return onlyFor != null;
  }

  Message edited(Content content) {
    return new Message(
        channel,
        ts,
        threadTs,
        content.text(),
        content.blocks(),
        content.attachments(),
        content.metadata() == null ? metadata : content.metadata(),
        edits + 1,
        onlyFor);
  }

  /// What a caller may give a message.
  record Content(
      String text,
      @Nullable JsonNode blocks,
      @Nullable JsonNode attachments,
      @Nullable JsonNode metadata) {}
}
