package dev.slipway.notifier.delivery.message;

import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.delivery.Operation;
import dev.slipway.notifier.delivery.PlatformCalls;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.ChatPlatform.Search;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.Platforms;
import dev.slipway.tracing.LogContext;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import dev.slipway.view.card.Card;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Brings one leased message up to date and records what came of it. A message whose posting may have
/// succeeded is looked for before it is posted again.
@Component
class Deliverer {

  private static final Logger log = LoggerFactory.getLogger(Deliverer.class);

  private final DueSurfaces due;
  private final ConversationBook conversations;
  private final Platforms platforms;
  private final PlatformCalls calls;
  private final DeliveryFailures failures;
  private final DeliveryProperties properties;
  private final DeliveryMeters meters;
  private final Traces traces;

  Deliverer(
      DueSurfaces due,
      ConversationBook conversations,
      Platforms platforms,
      PlatformCalls calls,
      DeliveryFailures failures,
      DeliveryProperties properties,
      DeliveryMeters meters,
      Traces traces) {
    this.meters = meters;
    this.traces = traces;
    this.due = due;
    this.conversations = conversations;
    this.platforms = platforms;
    this.calls = calls;
    this.failures = failures;
    this.properties = properties;
  }

  void deliver(Delivery delivery) {
    try (TraceSpan span = span(delivery);
        LogContext _ =
            LogContext.of(
                delivery.identity().release(),
                delivery.cause().correlation(),
                span.traceparent())) {
      span.run(() -> attempt(delivery));
    }
  }

  private TraceSpan span(Delivery delivery) {
    return traces
        .start("deliver", SpanKind.INTERNAL, delivery.cause().traceparent())
        .with("slipway.release", delivery.identity().release())
        .with("slipway.surface", delivery.identity().key())
        .with("slipway.surface.version", delivery.version());
  }

  private void attempt(Delivery delivery) {
    Attempt attempt = new Attempt(delivery);
    try {
      attempt.run();
    } catch (RuntimeException e) {
      if (isOutage(e)) {
        throw e;
      }
      failures.broken(delivery, attempt.now, e);
    }
  }

  /// A failure of the database that concerns this row alone holds up this row alone.
  private static boolean isOutage(RuntimeException e) {
    return (e instanceof DataAccessException || e instanceof TransactionException)
        && Failures.mayPass(e);
  }

  private final class Attempt {
    private final Delivery delivery;
    private Operation now = Operation.OPEN;
    private boolean unsearched;

    Attempt(Delivery delivery) {
      this.delivery = delivery;
    }

    void run() {
      try {
        ChatPlatform platform = platforms.named(delivery.platform());
        Card content = EventJson.mapper().readValue(delivery.card(), Card.class);
        Card card = ShownButtons.of(delivery, content);
        String conversation = conversation(platform);
        if (delivery.messageId() == null) {
          create(platform, conversation, card);
        } else {
          update(platform, conversation, delivery.messageId(), card);
        }
      } catch (ChatException e) {
        if (unsearched && now == Operation.POST && e.failure() instanceof Failure.Unanswered) {
          failures.unansweredAgain(delivery, e.failure());
        } else {
          failures.record(delivery, now, e.failure());
        }
      }
    }

    private String conversation(ChatPlatform platform) throws ChatException {
      if (delivery.conversation() != null) {
        return delivery.conversation();
      }
      String destination = delivery.destination();
      Optional<String> known = conversations.find(platform.name(), destination);
      if (known.isPresent()) {
        return known.get();
      }
      String opened = calls.make(target(platform), () -> platform.open(destination));
      conversations.remember(platform.name(), destination, opened);
      return opened;
    }

    private void create(ChatPlatform platform, String conversation, Card card)
        throws ChatException {
      if (delivery.inDoubt()) {
        now = Operation.FIND;
        switch (search(platform, conversation)) {
          case Search.Found(String message, String content) -> {
            shown(platform, conversation, message, content);
            meters.delivered(delivery, DeliveryMeters.Result.FOUND);
            log.info("release {}: {} had been posted", release(), key());
            return;
          }
          case Search.Absent _ -> {}
          // A question that nobody sees blocks its release, and one that is there twice does not.
          case Search.Unknown _ -> {
            unsearched = true;
            log.warn(
                "release {}: {} is posted though it may be there, {} does not say",
                release(),
                key(),
                platform.name());
          }
        }
      }
      post(platform, conversation, card);
    }

    private Search search(ChatPlatform platform, String conversation) throws ChatException {
      return calls.make(
          target(platform),
          () ->
              platform.find(
                  conversation, delivery.thread(), delivery.identity(), delivery.since()));
    }

    private void post(ChatPlatform platform, String conversation, Card card) throws ChatException {
      if (!due.renew(delivery, properties.lease())) {
        return;
      }
      now = Operation.POST;
      String message =
          calls.make(
              target(platform),
              () -> platform.post(conversation, delivery.thread(), delivery.identity(), card));
      if (shown(platform, conversation, message, delivery.identity().content())) {
        meters.delivered(
            delivery,
            delivery.thread() == null
                ? DeliveryMeters.Result.POSTED
                : DeliveryMeters.Result.REPLIED);
        log.info("release {}: {} posted at version {}", release(), key(), delivery.version());
      }
    }

    private void update(ChatPlatform platform, String conversation, String message, Card card)
        throws ChatException {
      if (!due.renew(delivery, properties.lease())) {
        return;
      }
      now = Operation.UPDATE;
      calls.make(
          target(platform),
          () -> {
            platform.update(conversation, message, delivery.identity(), card);
            return message;
          });
      if (shown(platform, conversation, message, delivery.identity().content())) {
        meters.delivered(delivery, DeliveryMeters.Result.UPDATED);
        log.info("release {}: {} updated to version {}", release(), key(), delivery.version());
      }
    }

    /// Records what chat shows now. A worker that was held up for longer than its lease may find that
    /// another posted meanwhile: its own message is one too many then.
    ///
    /// @return whether the message is the surface's
    private boolean shown(
        ChatPlatform platform, String conversation, String message, String content)
        throws ChatException {
      if (due.delivered(delivery, conversation, message, content)
          || due.deliveredLate(delivery, conversation, message, content)
          || !due.hasAnother(delivery, message)) {
        return true;
      }
      now = Operation.REMOVE;
      calls.make(
          target(platform),
          () -> {
            platform.remove(conversation, message);
            return message;
          });
      meters.count(DeliveryMeters.Result.REMOVED);
      log.warn("release {}: {} had been posted by another, ours was taken back", release(), key());
      return false;
    }

    private PlatformCalls.Target target(ChatPlatform platform) {
      return new PlatformCalls.Target(platform, now, delivery.destination());
    }

    private String release() {
      return delivery.identity().release();
    }

    private String key() {
      return delivery.identity().key();
    }
  }
}
