package dev.slipway.notifier.delivery.person;

import dev.slipway.contract.Sha256;
import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.delivery.Backoff;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.delivery.DueWork;
import dev.slipway.notifier.delivery.Operation;
import dev.slipway.notifier.delivery.PlatformCalls;
import dev.slipway.notifier.delivery.person.Homes.Stale;
import dev.slipway.notifier.overview.HomeCard;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.Platforms;
import dev.slipway.view.card.Card;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the home pages that people have opened as things stand. A page that already shows it is not
/// published again.
@Component
class HomePublisher implements DueWork {

  private static final Logger log = LoggerFactory.getLogger(HomePublisher.class);

  private final Homes homes;
  private final HomeCard cards;
  private final Platforms platforms;
  private final PlatformCalls calls;
  private final Backoff backoff;
  private final DeliveryProperties properties;
  private final TransactionTemplate transactions;

  HomePublisher(
      Homes homes,
      HomeCard cards,
      Platforms platforms,
      PlatformCalls calls,
      Backoff backoff,
      DeliveryProperties properties,
      TransactionTemplate transactions) {
    this.homes = homes;
    this.cards = cards;
    this.platforms = platforms;
    this.calls = calls;
    this.backoff = backoff;
    this.properties = properties;
    this.transactions = transactions;
  }

  @Override
  public boolean doNext() {
    Optional<Stale> next =
        Objects.requireNonNull(transactions.execute(_ -> homes.next(properties.lease())));
    next.ifPresent(this::guarded);
    return next.isPresent();
  }

  /// A page that cannot be made must not keep messages from being delivered.
  private void guarded(Stale home) {
    try {
      publish(home);
    } catch (RuntimeException e) {
      log.error(
          "home of {}: cannot be made, tried again in {}",
          home.person(),
          properties.slowRetry(),
          e);
      homes.retry(home, properties.slowRetry());
    }
  }

  private void publish(Stale home) {
    Card card = cards.of(home.account());
    String json = EventJson.mapper().writeValueAsString(card);
    String hash = HexFormat.of().formatHex(Sha256.of(json), 0, 16);
    try {
      String message = home.message();
      if (!hash.equals(home.shown())) {
        ChatPlatform platform = platforms.named(home.platform());
        message =
            calls
                .make(
                    new PlatformCalls.Target(platform, Operation.HOME, home.person()),
                    () -> Optional.ofNullable(platform.home(home.person(), home.message(), card)))
                .orElse(null);
        log.info("home of {}: published", home.person());
      }
      homes.published(home, hash, message);
    } catch (ChatException e) {
      failed(home, e.failure());
    }
  }

  /// Nothing is known to stand for the page yet: where it is a message, each try may be one copy more.
  private static boolean isPostedAnew(Stale home) {
    return home.message() == null && home.shown() == null;
  }

  private void failed(Stale home, Failure failure) {
    if (failure instanceof Failure.Gone || failure instanceof Failure.ConversationGone) {
      homes.forgetMessage(home);
    }
    Duration after =
        switch (failure) {
          case Failure.Held held -> held.left();
          case Failure.RateLimited limited -> limited.retryAfter();
          case Failure.Unanswered _ when isPostedAnew(home) && home.attempts() > 0 ->
              properties.slowRetry();
          case Failure.Unavailable _,
              Failure.Unanswered _,
              Failure.Gone _,
              Failure.ConversationGone _ ->
              backoff.after(home.attempts());
          case Failure.Unchangeable _, Failure.Refused _, Failure.Unauthorized _ ->
              properties.slowRetry();
        };
    homes.retry(home, after);
    log.warn("home of {}: tried again in {}: {}", home.person(), after, failure.reason());
  }
}
