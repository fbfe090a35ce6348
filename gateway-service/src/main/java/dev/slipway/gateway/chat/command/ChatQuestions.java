package dev.slipway.gateway.chat.command;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.ChatQuestion.About;
import dev.slipway.contract.people.Account;
import dev.slipway.gateway.chat.Published;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Publishes what people ask, for the notifier to answer.
@Component
public class ChatQuestions {

  private final Published published;

  ChatQuestions(Published published) {
    this.published = published;
  }

  /// Asks for what concerns somebody on their home page. Returns once it is durable.
  ///
  /// @param cause the same for the same visit, however often it comes
  /// @throws dev.slipway.messaging.failure.PublishFailedException if Kafka does not take it
  public void home(Account by, String cause) {
    publish(About.HOME, null, by, new CommandOrigin(by.platform(), by.id(), null), cause);
  }

  void ask(About about, @Nullable String project, CommandRequest request) {
    publish(about, project, request.by(), request.origin(), request.cause());
  }

  private void publish(
      About about, @Nullable String project, Account by, CommandOrigin origin, String cause) {
    String key = project == null ? by.id() : project;
    published.publish(
        Topics.QUESTIONS, key, cause, new ChatQuestion(key, about, project, by.id(), origin));
  }
}
