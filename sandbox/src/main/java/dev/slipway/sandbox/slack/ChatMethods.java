package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.Message.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods that write messages.
@Configuration(proxyBeanMethods = false)
class ChatMethods {

  private static final int LONGEST_TEXT = 40_000;

  record Simple(String name, java.util.function.Function<Arguments, ObjectNode> answer)
      implements Method {
    @Override
    public ObjectNode call(Arguments arguments) {
      return answer.apply(arguments);
    }
  }

  @Bean
  Method postMessage(Conversations conversations) {
    return new Simple(
        "chat.postMessage",
        arguments -> {
          String channel = channel(arguments.text("channel"));
          Content content = content(arguments);
          Message message =
              conversations.post(channel, arguments.optional("thread_ts"), content, null);
          ObjectNode answer = Payloads.object().put("channel", channel).put("ts", message.ts());
          answer.set("message", Payloads.message(message, true));
          return answer;
        });
  }

  @Bean
  Method update(Conversations conversations) {
    return new Simple(
        "chat.update",
        arguments -> {
          String channel = channel(arguments.text("channel"));
          Message message =
              conversations.update(channel, arguments.required("ts"), content(arguments));
          ObjectNode answer = Payloads.object().put("channel", channel).put("ts", message.ts());
          answer.put("text", message.text());
          answer.set("message", Payloads.message(message, true));
          return answer;
        });
  }

  @Bean
  Method postEphemeral(Conversations conversations) {
    return new Simple(
        "chat.postEphemeral",
        arguments -> {
          String channel = channel(arguments.text("channel"));
          String user = arguments.required("user");
          if (Directory.user(user).isEmpty()) {
            throw new SlackException("user_not_found");
          }
          Message message =
              conversations.post(
                  channel, arguments.optional("thread_ts"), content(arguments), user);
          return Payloads.object().put("message_ts", message.ts());
        });
  }

  /// A user's id stands for the direct conversation with them.
  static String channel(String asked) {
    if (Directory.channel(asked).isPresent() || Directory.ofDirect(asked).isPresent()) {
      return asked;
    }
    return Directory.user(asked)
        .map(user -> Directory.directWith(user.id()))
        .orElseThrow(() -> new SlackException("channel_not_found"));
  }

  private static Content content(Arguments arguments) {
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
    return new Content(text, blocks, attachments, metadata(arguments));
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

  private static boolean empty(@Nullable JsonNode node) {
    return node == null || node.isEmpty();
  }
}
