package dev.slipway.gateway.chat.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersInfoResponse;
import dev.slipway.background.StartOrder;
import dev.slipway.contract.people.Account;
import dev.slipway.gateway.catalogue.Members;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks Slack again and again, one after the other, if the projects' people are still in the workspace: the net under the
/// event `user_change`. Needs the scope `users:read`.
@Component
class MemberLookup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MemberLookup.class);

  /// Slack allows more than a hundred of these calls a minute, which replicas share. Source: "Rate limits", tier 4.
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /// A file may name an account of another workspace, or none.
  private static final Set<String> UNKNOWN = Set.of("user_not_found", "user_not_visible");

  private final MethodsClient slack;
  private final Members members;
  private final boolean served;
  private final boolean enabled;
  private final Clock clock;
  private @Nullable String lastFailure;
  private final PacedCalls calls = new PacedCalls("members", this::ask);

  MemberLookup(
      MethodsClient slack, Members members, GatewaySlackProperties properties, Clock clock) {
    this.clock = clock;
    this.slack = slack;
    this.members = members;
    this.enabled = !properties.token().isEmpty();
    this.served =
        enabled || !properties.appToken().isEmpty() || !properties.signingSecret().isEmpty();
  }

  @Override
  public void start() {
    if (served) {
      members.serve(Workspace.PLATFORM);
    }
    if (enabled) {
      members.begin(Workspace.PLATFORM);
    }
    calls.start(enabled);
  }

  private Duration ask() {
    return members.next(Workspace.PLATFORM, clock.instant()).map(this::ask).orElse(BETWEEN);
  }

  /// How long to wait before the next.
  private Duration ask(Account account) {
    long asked = members.asked();
    try {
      UsersInfoResponse answer = slack.usersInfo(r -> r.user(account.id()));
      if (answer.isOk() && answer.getUser() != null) {
        members.heard(account, answer.getUser().isDeleted(), asked, clock.instant());
        lastFailure = null;
        return BETWEEN;
      }
      if (UNKNOWN.contains(String.valueOf(answer.getError()))) {
        members.unheard(account, asked, clock.instant());
        return BETWEEN;
      }
      return refused(account, asked, String.valueOf(answer.getError()));
    } catch (SlackApiException e) {
      members.postpone(account, clock.instant());
      return failed("HTTP " + e.getResponse().code());
    } catch (IOException | RuntimeException e) {
      members.postpone(account, clock.instant());
      return failed(e.getClass().getSimpleName());
    }
  }

  /// Slack refuses to say it, and will not say it of anybody else if it refuses twice: a scope is missing, for example.
  private Duration refused(Account account, long asked, String why) {
    members.unheard(account, asked, clock.instant());
    if (why.equals(lastFailure)) {
      members.unheard(Workspace.PLATFORM, asked, clock.instant());
    }
    return failed(why);
  }

  /// The same failure twice in a row is taken for an outage of Slack's or a missing scope, in which one account is asked
  /// for each minute.
  private Duration failed(String why) {
    boolean again = why.equals(lastFailure);
    if (!again) {
      log.warn("Slack: it is not known if somebody is still in the workspace: {}", why);
    }
    lastFailure = why;
    return again ? PacedCalls.AFTER_FAILURE : BETWEEN;
  }

  @Override
  public void stop() {
    calls.stop();
  }

  @Override
  public boolean isRunning() {
    return calls.isRunning();
  }

  /// Before the project files are read, which asks who is present.
  @Override
  public int getPhase() {
    return StartOrder.READERS;
  }
}
