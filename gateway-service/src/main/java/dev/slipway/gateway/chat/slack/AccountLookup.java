package dev.slipway.gateway.chat.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.slipway.gateway.catalogue.Accounts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks Slack whose account has an e-mail address, one after the other and beside everything else: Slack
/// being away keeps nothing from starting. Needs the scopes `users:read` and `users:read.email`.
@Component
class AccountLookup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AccountLookup.class);

  /// Slack allows some fifty of these calls a minute. Source: "Rate limits", tier 3.
  private static final Duration BETWEEN = Duration.ofMillis(1_300);

  private static final Duration UNKNOWN_AGAIN = Duration.ofHours(1);

  private final MethodsClient slack;
  private final Accounts accounts;
  private final boolean enabled;
  private final Clock clock;
  private @Nullable String failedLast;
  private final PacedCalls calls = new PacedCalls("accounts", this::ask);

  AccountLookup(
      MethodsClient slack, Accounts accounts, GatewaySlackProperties properties, Clock clock) {
    this.clock = clock;
    this.slack = slack;
    this.accounts = accounts;
    this.enabled = !properties.token().isEmpty();
    accounts.begin(Workspace.PLATFORM);
  }

  @Override
  public void start() {
    calls.start(enabled);
    if (enabled) {
      calls.alsoEvery(UNKNOWN_AGAIN, () -> accounts.forgetUnknown(Workspace.PLATFORM));
    }
  }

  private Duration ask() {
    return accounts.next(Workspace.PLATFORM, clock.instant()).map(this::ask).orElse(BETWEEN);
  }

  /// How long to wait before the next.
  private Duration ask(String email) {
    try {
      UsersLookupByEmailResponse answer = slack.usersLookupByEmail(r -> r.email(email));
      if (answer.isOk() && answer.getUser() != null) {
        return found(email, Optional.of(answer.getUser().getId()));
      }
      if (Objects.equals(answer.getError(), "users_not_found")) {
        log.warn("Slack: somebody of people.yaml has an e-mail address that no account has");
        return found(email, Optional.empty());
      }
      return failed(email, String.valueOf(answer.getError()));
    } catch (SlackApiException e) {
      int status = e.getResponse().code();
      if (status == 429) {
        log.warn("Slack: accounts are looked up later: HTTP 429");
        return PacedCalls.afterRateLimit(e.getResponse().header("Retry-After"));
      }
      return failed(email, "HTTP " + status);
    } catch (IOException | RuntimeException e) {
      return failed(email, e.getClass().getSimpleName());
    }
  }

  private Duration found(String email, Optional<String> account) {
    accounts.found(Workspace.PLATFORM, email, account);
    failedLast = null;
    return BETWEEN;
  }

  /// One address that fails is set aside. Two different ones in a row are taken for an outage of Slack's, in
  /// which one address is asked for each minute.
  private Duration failed(String email, String why) {
    log.warn("Slack: an account cannot be looked up; it is tried again, others go on: {}", why);
    accounts.failed(Workspace.PLATFORM, email, clock.instant().plus(PacedCalls.AFTER_FAILURE));
    boolean outage = failedLast != null && !failedLast.equals(email);
    failedLast = email;
    return outage ? PacedCalls.AFTER_FAILURE : BETWEEN;
  }

  @Override
  public void stop() {
    calls.stop();
  }

  @Override
  public boolean isRunning() {
    return calls.isRunning();
  }
}
