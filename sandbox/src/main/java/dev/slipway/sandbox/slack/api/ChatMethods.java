package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.content.Contents;
import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Message.Place;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SlackException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

/// The methods that write messages.
@Configuration(proxyBeanMethods = false)
class ChatMethods {

  private final Conversations conversations;
  private final Directory directory;
  private final Payloads payloads;

  ChatMethods(Conversations conversations, Directory directory, Payloads payloads) {
    this.conversations = conversations;
    this.directory = directory;
    this.payloads = payloads;
  }

  @Bean
  Method postMessage() {
    return new Method("chat.postMessage", this::post);
  }

  @Bean
  Method update() {
    return new Method("chat.update", this::update);
  }

  @Bean
  Method delete() {
    return new Method("chat.delete", this::delete);
  }

  @Bean
  Method postEphemeral() {
    return new Method("chat.postEphemeral", this::postEphemeral);
  }

  private ObjectNode post(Arguments arguments) {
    String channel = destination(arguments.text("channel"));
    Place place = new Place(channel, arguments.optional("thread_ts"), null);
    return written(conversations.post(place, Contents.of(arguments)));
  }

  /// Only what the bot posted can be there, so that `cant_update_message` has no occasion.
  private ObjectNode update(Arguments arguments) {
    String channel = directory.conversation(arguments.text("channel"));
    String ts = existing(channel, arguments);
    Message message = conversations.replace(channel, ts, Contents.of(arguments));
    return written(message).put("text", message.text());
  }

  private ObjectNode delete(Arguments arguments) {
    String channel = directory.conversation(arguments.text("channel"));
    String ts = existing(channel, arguments);
    conversations.delete(channel, ts);
    return Payloads.object().put("channel", channel).put("ts", ts);
  }

  private String existing(String channel, Arguments arguments) {
    String ts = arguments.required("ts");
    if (conversations.find(channel, ts).filter(m -> !m.ephemeral()).isEmpty()) {
      throw new SlackException("message_not_found");
    }
    return ts;
  }

  private ObjectNode postEphemeral(Arguments arguments) {
    String channel = destination(arguments.text("channel"));
    String user = directory.requirePerson(arguments.required("user")).id();
    // Not asked of direct conversations: anybody may click in anybody's here, and is answered
    // there.
    if (directory.channel(channel).filter(c -> !c.members().contains(user)).isPresent()) {
      throw new SlackException("user_not_in_channel");
    }
    Place place = new Place(channel, arguments.optional("thread_ts"), user);
    Message message = conversations.post(place, Contents.of(arguments));
    return Payloads.object().put("message_ts", message.ts());
  }

  private ObjectNode written(Message message) {
    ObjectNode answer = Payloads.object().put("channel", message.channel()).put("ts", message.ts());
    answer.set("message", payloads.message(message, true));
    return answer;
  }

  /// A user's id stands for the direct conversation with them.
  private String destination(String asked) {
    if (directory.person(asked).isPresent() || asked.equals(directory.bot().user())) {
      return Directory.directWith(directory.requirePerson(asked).id());
    }
    return directory.joined(asked);
  }
}
