package dev.slipway.gateway.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events whose runs are builds of a project. Merge queues, comments, schedules and runs that somebody
/// starts by hand build what nobody wants to deploy, and bots write branches that nobody wants a preview of.
///
/// @param allowed the events' names; `bot` for runs that a bot caused on other branches than the default one
public record BuildEvents(List<String> allowed) {

  /// Allows runs of bots.
  static final String BOT = "bot";

  private static final List<String> USUAL = List.of("push", "release");
  private static final String QUEUE = "gh-readonly-queue/";
  private static final String QUEUED = "merge_group";

  /// @param named by the project, null for the usual ones
  public static BuildEvents of(@Nullable List<String> named) {
    return new BuildEvents(named == null ? USUAL : named);
  }

  /// Why a run of this event is no build; null if it is one, or if its event is not known.
  public @Nullable String ignoredBecause(@Nullable String event, String branch, String field) {
    if (event != null && !allowed.contains(event)) {
      return "the run's event is %s, and builds are those of %s; add %s to %s to build it"
          .formatted(event, String.join(", ", allowed), event, field);
    }
    return branch.startsWith(QUEUE) && !allowed.contains(QUEUED)
        ? "the run is of a merge queue; add %s to %s to build it".formatted(QUEUED, field)
        : null;
  }

  /// Why a run that a bot caused is no build; null if it is one.
  public @Nullable String ignoredBecauseOfBot(String bot, String field) {
    return allowed.contains(BOT)
        ? null
        : "the run was caused by the bot %s and is not of the default branch; add %s to %s to build it"
            .formatted(bot, BOT, field);
  }
}
