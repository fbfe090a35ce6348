package dev.slipway.sandbox.slack.content;

import dev.slipway.sandbox.slack.workspace.SlackException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The triggers of clicks: each is good for one opening of a modal, within three seconds.
@Component
public final class Triggers {

  private static final Duration VALID = Duration.ofSeconds(3);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Trigger> triggers = new HashMap<>();

  private record Trigger(String user, Instant at, boolean used) {}

  @Autowired
  public Triggers() {
    this(InstantSource.system());
  }

  /// Gives out none yet.
  public Triggers(InstantSource clock) {
    this.clock = clock;
  }

  /// A trigger for a click of this user.
  public synchronized String issue(String user) {
    Instant now = clock.instant();
    triggers.values().removeIf(trigger -> trigger.at().plus(REMEMBERED).isBefore(now));
    String id = "trigger." + UUID.randomUUID();
    triggers.put(id, new Trigger(user, now, false));
    return id;
  }

  /// Uses a trigger up.
  ///
  /// @return whose click it was
  /// @throws SlackException `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`
  public synchronized String exchange(String id) {
    Trigger trigger = triggers.get(id);
    if (trigger == null) {
      throw new SlackException("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new SlackException("exchanged_trigger_id");
    }
    if (clock.instant().isAfter(trigger.at().plus(VALID))) {
      throw new SlackException("expired_trigger_id");
    }
    triggers.put(id, new Trigger(trigger.user(), trigger.at(), true));
    return trigger.user();
  }
}
