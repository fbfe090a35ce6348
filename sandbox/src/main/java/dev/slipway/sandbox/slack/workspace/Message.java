package dev.slipway.sandbox.slack.workspace;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as the workspace holds it.
///
/// @param ts unique in the workspace, and its id within the conversation
/// @param threadTs the parent's `ts` for a reply
/// @param edits how often it was updated
/// @param editedTs when it was updated last
/// @param onlyFor the user to whom alone an ephemeral message is shown
/// @param deleted whether it is gone, which the journal has to know
@RecordBuilder
public record Message(
    String channel,
    String ts,
    @Nullable String threadTs,
    String text,
    @Nullable JsonNode blocks,
    @Nullable JsonNode attachments,
    @Nullable JsonNode metadata,
    int edits,
    @Nullable String editedTs,
    @Nullable String onlyFor,
    boolean deleted) {

  /// JSON's `null`, which is how the journal writes an absent part, is an absent part again.
  public Message {
    blocks = present(blocks);
    attachments = present(attachments);
    metadata = present(metadata);
  }

  /// Whether one person alone sees it.
  public boolean ephemeral() {
    return onlyFor != null;
  }

  /// A message of the thread that this one began, or is in, stands in the same thread.
  public boolean inThread(String parent) {
    return ts.equals(parent) || parent.equals(threadTs);
  }

  /// Whether this person sees it.
  public boolean visibleTo(String user) {
    return onlyFor == null || onlyFor.equals(user);
  }

  /// Slack keeps what an update leaves out, except that a new text alone takes the blocks' place.
  public Message edited(Content content, String at) {
    boolean textAlone = content.blocks() == null && !content.text().isEmpty();
    return new Message(
        channel,
        ts,
        threadTs,
        content.text(),
        textAlone ? null : otherwise(content.blocks(), blocks),
        otherwise(content.attachments(), attachments),
        otherwise(content.metadata(), metadata),
        edits + 1,
        at,
        onlyFor,
        false);
  }

  /// The message once it is deleted.
  public Message removed() {
    return MessageBuilder.builder()
        .channel(channel)
        .ts(ts)
        .threadTs(threadTs)
        .text("")
        .edits(edits)
        .editedTs(editedTs)
        .onlyFor(onlyFor)
        .deleted(true)
        .build();
  }

  private static @Nullable JsonNode otherwise(@Nullable JsonNode given, @Nullable JsonNode kept) {
    return given == null ? kept : given;
  }

  private static @Nullable JsonNode present(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node;
  }

  /// The content of a message as a caller gives it; null for a part that was left out.
  @RecordBuilder
  public record Content(
      String text,
      @Nullable JsonNode blocks,
      @Nullable JsonNode attachments,
      @Nullable JsonNode metadata) {}

  /// The place of a new message.
  ///
  /// @param onlyFor for an ephemeral message
  public record Place(String channel, @Nullable String threadTs, @Nullable String onlyFor) {}
}
