package dev.slipway.cli.release;

import dev.slipway.cli.output.TerminalText;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.time.TimeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of a deployment after its end: that somebody changed it, that it goes.
record Aftermath(TimeText times) {

  private static final int LONGEST = 160;

  /// @param now how the deployment itself stands, empty where there is nothing to say
  String of(Deploy deploy, String now) {
    Removal removal = deploy.removal();
    List<String> parts = new ArrayList<>();
    if (!now.isEmpty() && !isGone(removal)) {
      parts.add(now);
    }
    if (deploy.drift() != null && !isGone(removal)) {
      parts.add(TerminalText.cut(words(deploy.drift()), LONGEST));
    }
    if (removal != null) {
      parts.add(words(removal));
    }
    return String.join("; ", parts);
  }

  /// Where nothing is there any more, nobody is led there.
  private static boolean isGone(@Nullable Removal removal) {
    return removal != null && removal.status() == Removal.Status.REMOVED;
  }

  private static String words(Drift drift) {
    String what =
        drift.deleted()
            ? "deleted by hand: " + drift.object()
            : "changed by hand: "
                + drift.object()
                + " ("
                + String.join(", ", drift.changes().stream().map(Aftermath::words).toList())
                + ")";
    return drift.correcting() ? what + ", is put right" : what;
  }

  private static String words(Drift.Change change) {
    return change.manager() == null ? change.field() : change.field() + " by " + change.manager();
  }

  private String words(Removal removal) {
    return switch (removal.status()) {
      case DUE -> "will be removed " + times.at(removal.at());
      case EXTENDED ->
          removal.by() == null
              ? "stays, since a newer build came"
              : "stays until " + times.at(removal.at());
      case REMOVING -> "is being removed";
      case REMOVED -> "removed " + times.at(removal.at());
      case FAILED ->
          "could not be removed, is tried again"
              + (removal.diagnosis() == null
                  ? ""
                  : ": " + TerminalText.cut(removal.diagnosis().message(), LONGEST));
    };
  }
}
