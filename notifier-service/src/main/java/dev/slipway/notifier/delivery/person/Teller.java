package dev.slipway.notifier.delivery.person;

import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.notifier.delivery.Backoff;
import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.delivery.DueWork;
import dev.slipway.notifier.delivery.Operation;
import dev.slipway.notifier.delivery.PlatformCalls;
import dev.slipway.notifier.delivery.person.Notices.Leased;
import dev.slipway.notifier.delivery.person.Notices.Notice;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.ChatPlatform.Listener;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.Platforms;
import dev.slipway.tracing.LogContext;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import dev.slipway.view.card.Card;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells people what became of their clicks and commands. Such a message cannot be looked up, so one whose answer
/// was lost is sent once more and no oftener.
@Component
class Teller implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(Teller.class);
  private static final int TRIES_WITHOUT_ANSWER = 2;

  private final Notices notices;
  private final Platforms platforms;
  private final PlatformCalls calls;
  private final Backoff backoff;
  private final DeliveryProperties properties;
  private final TransactionTemplate transactions;
  private final Traces traces;

  Teller(
      Notices notices,
      Platforms platforms,
      PlatformCalls calls,
      Backoff backoff,
      DeliveryProperties properties,
      TransactionTemplate transactions,
      Traces traces) {
    this.traces = traces;
    this.notices = notices;
    this.platforms = platforms;
    this.calls = calls;
    this.backoff = backoff;
    this.properties = properties;
    this.transactions = transactions;
  }

  @Override
  public boolean doNext() {
    String lease = UUID.randomUUID().toString();
    Optional<String> next =
        Objects.requireNonNull(transactions.execute(_ -> notices.next(lease, properties.lease())));
    next.flatMap(this::readable).ifPresent(this::traced);
    return next.isPresent();
  }

  /// One that cannot be read, for example since its row is damaged, is nobody else's trouble.
  private Optional<Leased> readable(String eventId) {
    try {
      return Optional.of(notices.read(eventId));
    } catch (RuntimeException e) {
      if (Failures.mayPass(e)) {
        throw e;
      }
      notices.giveUp(eventId);
      log.error("notice {} cannot be read, nobody was told: {}", eventId, e.getClass().getName());
      return Optional.empty();
    }
  }

  private void traced(Leased leased) {
    Correlation cause = leased.notice().cause();
    try (TraceSpan span = traces.start("tell", SpanKind.INTERNAL, cause.traceparent());
        LogContext _ = LogContext.of(null, cause.correlation(), span.traceparent())) {
      span.run(() -> tell(leased));
    }
  }

  private void tell(Leased leased) {
    Notice notice = leased.notice();
    try {
      ChatPlatform platform = platforms.named(notice.platform());
      Card card = EventJson.mapper().readValue(notice.card(), Card.class);
      try {
        tell(platform, notice, notice.channel(), card);
      } catch (ChatException e) {
        if (!(e.failure() instanceof Failure.ConversationGone)) {
          throw e;
        }
        tell(platform, notice, direct(platform, notice), card);
      }
      notices.done(notice);
    } catch (ChatException e) {
      failed(leased, e.failure());
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      failed(leased, new Failure.Refused(Failure.Concern.MESSAGE, e.getClass().getSimpleName()));
    }
  }

  private void tell(ChatPlatform platform, Notice notice, String conversation, Card card)
      throws ChatException {
    Listener to = new Listener(conversation, notice.recipient(), notice.reply());
    calls.make(
        new PlatformCalls.Target(platform, Operation.TELL, notice.recipient()),
        () -> {
          platform.tell(to, card);
          return notice;
        });
  }

  /// The person's own conversation, for an answer whose conversation is gone.
  private String direct(ChatPlatform platform, Notice notice) throws ChatException {
    return calls.make(
        new PlatformCalls.Target(platform, Operation.OPEN, notice.recipient()),
        () -> platform.open(notice.recipient()));
  }

  private void failed(Leased leased, Failure failure) {
    Notice notice = leased.notice();
    switch (failure) {
      case Failure.Held held -> notices.retry(notice, held.left());
      case Failure.RateLimited limited -> notices.retry(notice, limited.retryAfter());
      case Failure.Unavailable _ -> notices.retry(notice, backoff.after(leased.attempts()));
      case Failure.Unanswered _ when leased.attempts() + 1 < TRIES_WITHOUT_ANSWER ->
          notices.retry(notice, backoff.after(leased.attempts()));
      case Failure.Unauthorized _ -> notices.retry(notice, properties.slowRetry());
      case Failure.Unanswered _,
          Failure.Gone _,
          Failure.ConversationGone _,
          Failure.Unchangeable _,
          Failure.Refused _ -> {
        notices.done(notice);
        log.warn(
            "notice {}: {} was not told: {}",
            notice.eventId(),
            notice.recipient(),
            failure.reason());
      }
    }
  }
}
