package dev.slipway.notifier.delivery.message;

import dev.slipway.notifier.delivery.Backoff;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.delivery.Operation;
import dev.slipway.notifier.delivery.PlatformCalls;
import dev.slipway.notifier.delivery.message.DueSurfaces.Retry;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.Failure.Concern;
import dev.slipway.notifier.platform.Platforms;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Records what a failed try leaves behind: when the message is tried again, and whether it may have been
/// posted already.
@Component
class DeliveryFailures {

  private static final Logger log = LoggerFactory.getLogger(DeliveryFailures.class);

  /// Tries of what is not known to last, before it is taken for lasting.
  private static final int SOON = 3;

  private final DueSurfaces due;
  private final ConversationBook conversations;
  private final Platforms platforms;
  private final PlatformCalls calls;
  private final Backoff backoff;
  private final DeliveryProperties properties;
  private final DeliveryMeters meters;

  DeliveryFailures(
      DueSurfaces due,
      ConversationBook conversations,
      Platforms platforms,
      PlatformCalls calls,
      Backoff backoff,
      DeliveryProperties properties,
      DeliveryMeters meters) {
    this.due = due;
    this.conversations = conversations;
    this.platforms = platforms;
    this.calls = calls;
    this.backoff = backoff;
    this.properties = properties;
    this.meters = meters;
  }

  /// @param at what was being done
  void record(Delivery delivery, Operation at, Failure failure) {
    boolean doubt = at != Operation.POST && delivery.inDoubt();
    Duration soon = backoff.after(delivery.attempts());
    switch (failure) {
      case Failure.Held held ->
          retry(delivery, at, new Retry(held.left(), failure.reason(), delivery.inDoubt(), false));
      case Failure.RateLimited limited -> {
        boolean maybe = at == Operation.POST || doubt;
        retry(delivery, at, new Retry(limited.retryAfter(), failure.reason(), maybe, false));
      }
      case Failure.Unavailable _ ->
          retry(delivery, at, new Retry(soon, failure.reason(), doubt, true));
      case Failure.Unanswered _ -> unanswered(delivery, at, failure, doubt);
      case Failure.Gone _ when at == Operation.POST && delivery.thread() != null ->
          parentGone(delivery, failure);
      case Failure.Gone _ when at == Operation.UPDATE -> replace(delivery, failure);
      case Failure.Unchangeable _ when at == Operation.UPDATE -> replace(delivery, failure);
      case Failure.ConversationGone _ when delivery.attempts() < SOON ->
          anotherConversation(delivery, at, failure);
      case Failure.Refused refused
          when refused.concern() == Concern.UNKNOWN && delivery.attempts() < SOON ->
          retry(delivery, at, new Retry(soon, failure.reason(), doubt, true));
      case Failure.Gone _,
          Failure.ConversationGone _,
          Failure.Unchangeable _,
          Failure.Refused _,
          Failure.Unauthorized _ ->
          stuck(delivery, at, failure, doubt);
    }
  }

  /// A fault of ours, or one of this row alone. The exception's own words may quote the message, so only
  /// its kind is kept.
  void broken(Delivery delivery, Operation at, RuntimeException fault) {
    Failure failure = new Failure.Refused(Concern.MESSAGE, fault.getClass().getSimpleName());
    stuck(delivery, at, failure, at == Operation.POST || delivery.inDoubt());
    log.debug(
        "release {}: {} failed", delivery.identity().release(), delivery.identity().key(), fault);
  }

  private void unanswered(Delivery delivery, Operation at, Failure failure, boolean doubt) {
    boolean posting = at == Operation.POST;
    int attempts = delivery.attempts();
    Duration after = posting ? backoff.inDoubt(attempts) : backoff.after(attempts);
    retry(delivery, at, new Retry(after, failure.reason(), posting || doubt, true));
  }

  /// A message that nobody can look for was posted once more, and again nobody answered: each further try may be one
  /// copy more, so they become rare.
  void unansweredAgain(Delivery delivery, Failure failure) {
    String error = failure.reason() + "; it may be there already, and nobody can look for it";
    retry(delivery, Operation.POST, new Retry(properties.slowRetry(), error, true, true));
  }

  /// The next message is posted at once, and another replacement only after a while: in a conversation
  /// that refuses every change, changes gather instead of becoming a message each.
  private void replace(Delivery delivery, Failure failure) {
    if (!due.mayReplace(delivery, properties.slowRetry())) {
      stuck(delivery, Operation.UPDATE, failure, false);
      return;
    }
    if (failure instanceof Failure.Unchangeable && !disowned(delivery)) {
      Duration soon = backoff.after(delivery.attempts());
      retry(delivery, Operation.REMOVE, new Retry(soon, failure.reason(), false, true));
      return;
    }
    due.replace(delivery);
    meters.count(DeliveryMeters.Result.GONE);
    log.warn(
        "release {}: {} cannot be changed ({}), it is posted anew",
        delivery.identity().release(),
        delivery.identity().key(),
        failure.reason());
  }

  /// @return false to try it again soon; after some tries the old message stays as it is
  private boolean disowned(Delivery delivery) {
    String conversation = delivery.conversation();
    String message = delivery.messageId();
    if (conversation == null || message == null) {
      return true;
    }
    ChatPlatform platform = platforms.named(delivery.platform());
    try {
      calls.make(
          new PlatformCalls.Target(platform, Operation.REMOVE, delivery.destination()),
          () -> {
            platform.disown(conversation, message);
            return message;
          });
      return true;
    } catch (ChatException e) {
      if (passes(e.failure()) && delivery.attempts() < SOON) {
        return false;
      }
      log.warn(
          "release {}: the old message of {} stays as it is: {}",
          delivery.identity().release(),
          delivery.identity().key(),
          e.failure().reason());
      return true;
    }
  }

  private static boolean passes(Failure failure) {
    return switch (failure) {
      case Failure.Held _, Failure.RateLimited _, Failure.Unavailable _, Failure.Unanswered _ ->
          true;
      case Failure.Gone _,
          Failure.ConversationGone _,
          Failure.Unchangeable _,
          Failure.Refused _,
          Failure.Unauthorized _ ->
          false;
    };
  }

  /// The conversation's other messages are posted anew when they change.
  private void anotherConversation(Delivery delivery, Operation at, Failure failure) {
    conversations.forget(delivery);
    Duration after = backoff.after(delivery.attempts());
    retry(delivery, at, new Retry(after, failure.reason(), false, true));
  }

  /// The reply comes into the thread of the message that takes the removed one's place.
  private void parentGone(Delivery delivery, Failure failure) {
    due.parentGone(delivery);
    Duration after = backoff.after(delivery.attempts());
    retry(delivery, Operation.POST, new Retry(after, failure.reason(), false, true));
  }

  private void retry(Delivery delivery, Operation at, Retry retry) {
    meters.count(DeliveryMeters.Result.RETRIED);
    if (due.failed(delivery, retry)) {
      log.warn(
          "release {}: {} is tried again, {}: {}",
          delivery.identity().release(),
          delivery.identity().key(),
          at,
          retry.error());
    }
  }

  private void stuck(Delivery delivery, Operation at, Failure failure, boolean doubt) {
    meters.count(DeliveryMeters.Result.STUCK);
    Duration wait = properties.slowRetry();
    if (at == Operation.POST || at == Operation.UPDATE) {
      due.contentRefused(delivery);
    }
    if (due.failed(delivery, new Retry(wait, failure.reason(), doubt, true))) {
      log.error(
          "release {}: {} cannot be shown in {}, {}: {}; mend that, it is tried every {}",
          delivery.identity().release(),
          delivery.identity().key(),
          delivery.destination(),
          at,
          failure.reason(),
          wait);
    }
  }
}
