package dev.slipway.notifier.delivery;

import dev.slipway.notifier.delivery.ChatPlatform.Found;
import dev.slipway.notifier.delivery.DueSurfaces.Retry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings one leased message up to date and records what came of it. A message whose posting may have
/// succeeded is looked for before it is posted again.
@Component
class Deliverer {

  private static final Logger log = LoggerFactory.getLogger(Deliverer.class);

  private final DueSurfaces due;
  private final ConversationBook conversations;
  private final Platforms platforms;
  private final Calls calls;
  private final Backoff backoff;
  private final DeliveryProperties properties;

  Deliverer(
      DueSurfaces due,
      ConversationBook conversations,
      Platforms platforms,
      Calls calls,
      Backoff backoff,
      DeliveryProperties properties) {
    this.due = due;
    this.conversations = conversations;
    this.platforms = platforms;
    this.calls = calls;
    this.backoff = backoff;
    this.properties = properties;
  }

  void deliver(Delivery delivery) {
    new Attempt(delivery).run();
  }

  private final class Attempt {
    private final Delivery delivery;
    private final ChatPlatform platform;
    private Operation now = Operation.OPEN;

    Attempt(Delivery delivery) {
      this.delivery = delivery;
      this.platform = platforms.named(delivery.platform());
    }

    void run() {
      try {
        String conversation = conversation();
        if (delivery.messageId() == null) {
          create(conversation);
        } else {
          update(conversation, delivery.messageId());
        }
      } catch (ChatException e) {
        failed(e.failure());
      }
    }

    private String conversation() throws ChatException {
      if (delivery.conversation() != null) {
        return delivery.conversation();
      }
      String destination = delivery.destination();
      Optional<String> known = conversations.find(platform.name(), destination);
      if (known.isPresent()) {
        return known.get();
      }
      String opened = calls.make(platform.name(), now, () -> platform.open(destination));
      conversations.remember(platform.name(), destination, opened);
      return opened;
    }

    private void create(String conversation) throws ChatException {
      if (delivery.inDoubt()) {
        now = Operation.FIND;
        Optional<Found> found =
            calls.make(
                platform.name(),
                now,
                () ->
                    platform.find(
                        conversation, delivery.thread(), delivery.identity(), delivery.since()));
        if (found.isPresent()) {
          Found message = found.get();
          due.delivered(delivery, conversation, message.messageId(), message.content());
          log.info("release {}: {} had been posted", release(), key());
          return;
        }
      }
      post(conversation);
    }

    private void post(String conversation) throws ChatException {
      if (!due.renew(delivery, properties.lease())) {
        return;
      }
      now = Operation.POST;
      String message =
          calls.make(
              platform.name(),
              now,
              () ->
                  platform.post(
                      conversation, delivery.thread(), delivery.identity(), delivery.card()));
      due.delivered(delivery, conversation, message, delivery.identity().content());
      log.info("release {}: {} posted at version {}", release(), key(), delivery.version());
    }

    private void update(String conversation, String message) throws ChatException {
      now = Operation.UPDATE;
      calls.make(
          platform.name(),
          now,
          () -> {
            platform.update(conversation, message, delivery.identity(), delivery.card());
            return message;
          });
      due.delivered(delivery, conversation, message, delivery.identity().content());
      log.info("release {}: {} updated to version {}", release(), key(), delivery.version());
    }

    private void failed(Failure failure) {
      boolean doubt = now != Operation.POST && delivery.inDoubt();
      int attempts = delivery.attempts();
      switch (failure) {
        case Failure.RateLimited limited ->
            retry(new Retry(limited.retryAfter(), failure.reason(), doubt, false));
        case Failure.Unavailable _ ->
            retry(new Retry(backoff.after(attempts), failure.reason(), doubt, true));
        case Failure.Unanswered _ -> unanswered(failure, doubt);
        case Failure.Gone _ when now == Operation.UPDATE -> {
          due.gone(delivery);
          log.warn("release {}: {} was removed, it is posted again", release(), key());
        }
        case Failure.Gone _, Failure.Refused _, Failure.Unauthorized _ -> stuck(failure, doubt);
      }
    }

    private void unanswered(Failure failure, boolean doubt) {
      boolean posting = now == Operation.POST;
      retry(
          new Retry(
              posting ? backoff.inDoubt(delivery.attempts()) : backoff.after(delivery.attempts()),
              failure.reason(),
              posting || doubt,
              true));
    }

    private void retry(Retry retry) {
      if (due.failed(delivery, retry)) {
        log.warn("release {}: {} is tried again, {}: {}", release(), key(), now, retry.error());
      }
    }

    private void stuck(Failure failure, boolean doubt) {
      if (due.failed(delivery, new Retry(properties.slowRetry(), failure.reason(), doubt, true))) {
        log.error(
            "release {}: {} cannot be shown in {}, {}: {}; mend that, it is tried every {}",
            release(),
            key(),
            delivery.destination(),
            now,
            failure.reason(),
            properties.slowRetry());
      }
    }

    private String release() {
      return delivery.identity().release();
    }

    private String key() {
      return delivery.identity().key();
    }
  }
}
