package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Arguments;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Faults that were asked for, each for some calls of one method, or of those alone that say something.
@Component
public final class Faults {

  private final List<Planned> planned = new ArrayList<>();

  private record Planned(String method, @Nullable String match, Fault fault, int times) {

    boolean replaces(Planned other) {
      return method.equals(other.method) && java.util.Objects.equals(match, other.match);
    }

    boolean meets(String called, Arguments arguments) {
      return method.equals(called) && (match == null || arguments.say(match));
    }
  }

  /// A fault, with the answer that is given if it is one of those.
  public record Fault(Mode mode, Answer answer) {}

  /// An answer word for word.
  public record Answer(int status, Map<String, String> headers, String body) {
    public static final Answer NONE = new Answer(200, Map.of(), "");
  }

  /// A way in which a call goes wrong.
  public enum Mode {
    /// 429 with `Retry-After: 1`, nothing done.
    RATELIMITED,
    /// 429 with `Retry-After: 1`, and done all the same.
    RATELIMITED_AFTER_ACCEPT,
    /// 500, nothing done.
    HTTP_500,
    /// 200 with `ok: false` and `internal_error`, nothing done.
    OK_FALSE,
    /// Done, but the answer never comes.
    TIMEOUT_AFTER_ACCEPT,
    /// Done, but the connection breaks before the answer.
    CONNECTION_LOST_AFTER_ACCEPT,
    /// Done and answered, a second late.
    LATE,
    /// Answered with the status, headers and body that were given, nothing done.
    ANSWER
  }

  /// Takes the place of what was planned for the same method and match.
  ///
  /// @param match `name=value` of an argument, or a part of any argument; null for every call
  public synchronized void plan(String method, @Nullable String match, Fault fault, int times) {
    Planned plan = new Planned(method, match, fault, times);
    planned.removeIf(plan::replaces);
    planned.add(plan);
  }

  /// The fault of this call; each uses one of the times up.
  synchronized Optional<Fault> next(String method, Arguments arguments) {
    for (Iterator<Planned> all = planned.iterator(); all.hasNext(); ) {
      Planned plan = all.next();
      if (plan.meets(method, arguments)) {
        all.remove();
        if (plan.times() > 1) {
          planned.add(new Planned(method, plan.match(), plan.fault(), plan.times() - 1));
        }
        return Optional.of(plan.fault());
      }
    }
    return Optional.empty();
  }
}
