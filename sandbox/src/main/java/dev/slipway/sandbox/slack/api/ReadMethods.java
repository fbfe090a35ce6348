package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.content.Pages;
import dev.slipway.sandbox.slack.content.Pages.Order;
import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SlackException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

/// The methods that tell about the workspace, its people and its conversations.
@Configuration(proxyBeanMethods = false)
class ReadMethods {

  private final Conversations conversations;
  private final Directory directory;
  private final Payloads payloads;

  ReadMethods(Conversations conversations, Directory directory, Payloads payloads) {
    this.conversations = conversations;
    this.directory = directory;
    this.payloads = payloads;
  }

  @Bean
  Method authTest() {
    return new Method("auth.test", _ -> self());
  }

  @Bean
  Method open() {
    return new Method("conversations.open", this::open);
  }

  @Bean
  Method history() {
    return new Method("conversations.history", this::history);
  }

  @Bean
  Method replies() {
    return new Method("conversations.replies", this::replies);
  }

  @Bean
  Method info() {
    return new Method("users.info", this::info);
  }

  @Bean
  Method lookupByEmail() {
    return new Method("users.lookupByEmail", this::lookupByEmail);
  }

  private ObjectNode self() {
    return Payloads.object()
        .put("url", "https://" + directory.team().domain() + ".slack.com/")
        .put("team", directory.team().name())
        .put("user", directory.bot().name())
        .put("team_id", directory.team().id())
        .put("user_id", directory.bot().user())
        .put("bot_id", directory.bot().id());
  }

  /// Of one user; conversations of several are not simulated.
  private ObjectNode open(Arguments arguments) {
    String users = arguments.text("users");
    if (users.isEmpty()) {
      throw new SlackException("users_list_not_supplied");
    }
    if (users.contains(",")) {
      throw new SlackException("too_many_users", "[ERROR] the sandbox opens those of one user");
    }
    String user = directory.requirePerson(users).id();
    if (directory.isDeactivated(user)) {
      throw new SlackException("user_disabled");
    }
    ObjectNode answer = Payloads.object().put("no_op", true).put("already_open", true);
    answer.putObject("channel").put("id", Directory.directWith(user)).put("is_im", true);
    return answer;
  }

  private ObjectNode history(Arguments arguments) {
    List<Message> newestFirst =
        conversations.in(directory.joined(arguments.text("channel"))).stream()
            .filter(message -> !message.ephemeral() && message.threadTs() == null)
            .filter(message -> Pages.within(arguments, message))
            .toList()
            .reversed();
    return page(arguments, newestFirst, Order.NEWEST_FIRST);
  }

  private ObjectNode replies(Arguments arguments) {
    String channel = directory.joined(arguments.text("channel"));
    String parent = arguments.required("ts");
    if (conversations.find(channel, parent).filter(m -> !m.ephemeral()).isEmpty()) {
      throw new SlackException("thread_not_found");
    }
    List<Message> thread =
        conversations.in(channel).stream()
            .filter(message -> !message.ephemeral() && message.inThread(parent))
            .filter(m -> m.ts().equals(parent) || Pages.within(arguments, m))
            .toList();
    return page(arguments, thread, Order.OLDEST_FIRST);
  }

  private ObjectNode page(Arguments arguments, List<Message> messages, Order order) {
    boolean metadata = arguments.flag("include_all_metadata");
    return Pages.of(arguments, messages, order, message -> payloads.message(message, metadata));
  }

  private ObjectNode info(Arguments arguments) {
    String id = arguments.text("user");
    ObjectNode answer = Payloads.object();
    answer.set(
        "user",
        id.equals(directory.bot().user())
            ? payloads.bot()
            : payloads.person(directory.requirePerson(id)));
    return answer;
  }

  private ObjectNode lookupByEmail(Arguments arguments) {
    String email = arguments.required("email");
    ObjectNode answer = Payloads.object();
    answer.set(
        "user",
        directory.people().stream()
            .filter(user -> user.email().equalsIgnoreCase(email))
            .filter(user -> !directory.isDeactivated(user.id()))
            .findFirst()
            .map(payloads::person)
            .orElseThrow(() -> new SlackException("users_not_found")));
    return answer;
  }
}
