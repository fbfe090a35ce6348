package dev.slipway.sandbox.slack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Faults that were asked for, each for some calls of one method.
@Component
final class Faults {

  private final Map<String, Planned> planned = new HashMap<>();

  private record Planned(Mode mode, int times) {}

  /// How a call goes wrong.
  enum Mode {
    /// 429 with `Retry-After: 1`, nothing done.
    RATELIMITED,
    /// 500, nothing done.
    HTTP_500,
    /// 200 with `ok: false` and `internal_error`, nothing done.
    OK_FALSE,
    /// Done, but the answer never comes.
    TIMEOUT_AFTER_ACCEPT,
    /// Done, but the connection breaks before the answer.
    CONNECTION_LOST_AFTER_ACCEPT,
    /// Done and answered, a second late.
    LATE
  }

  synchronized void plan(String method, Mode mode, int times) {
    planned.put(method, new Planned(mode, times));
  }

  /// What happens to this call; each answer uses one of the times up.
  synchronized Optional<Mode> next(String method) {
    Planned plan = planned.get(method);
    if (plan == null) {
      return Optional.empty();
    }
    if (plan.times() <= 1) {
      planned.remove(method);
    } else {
      planned.put(method, new Planned(plan.mode(), plan.times() - 1));
    }
    return Optional.of(plan.mode());
  }
}
