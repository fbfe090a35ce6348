package dev.slipway.cli.release;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.view.ShownSteps;
import dev.slipway.view.step.ShownStep.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A state, outcome or step that a command waits for. A word that is a state or an outcome means that,
/// whatever the steps are called.
final class Goal {

  private static final List<String> STATES = OptionWords.words(ReleaseSnapshot.State.values());
  private static final List<String> OUTCOMES = OptionWords.words(Outcome.values());

  private Goal() {}

  /// The result of one look at the release.
  sealed interface Verdict {
    record Reached() implements Verdict {}

    record NotYet() implements Verdict {}

    /// Not any more.
    record Impossible(String why) implements Verdict {}

    /// No state, no outcome, no step of this release.
    record Unknown(String why) implements Verdict {}
  }

  static Verdict judge(String wanted, ReleaseJson release) {
    if (STATES.contains(wanted)) {
      return state(wanted, release);
    }
    return OUTCOMES.contains(wanted) ? outcome(wanted, release) : step(wanted, release);
  }

  private static Verdict state(String wanted, ReleaseJson release) {
    if (ReleaseJson.word(release.state()).equals(wanted)) {
      return new Verdict.Reached();
    }
    return release.finished() ? ended(release) : new Verdict.NotYet();
  }

  private static Verdict outcome(String wanted, ReleaseJson release) {
    if (!release.finished()) {
      return new Verdict.NotYet();
    }
    return release.where().equals(wanted) ? new Verdict.Reached() : ended(release);
  }

  private static Verdict step(String wanted, ReleaseJson release) {
    Optional<StepSnapshot> found =
        release.steps().stream().filter(step -> step.name().equals(wanted)).findFirst();
    if (found.isEmpty()) {
      return new Verdict.Unknown("neither a state nor an outcome; " + steps(release));
    }
    if (release.finished()) {
      return ended(release);
    }
    Progress progress =
        wanted.equals(release.step())
            ? Progress.HERE
            : ShownSteps.of(release.snapshot(), found.get()).progress();
    return switch (progress) {
      case HERE -> new Verdict.Reached();
      case AHEAD -> new Verdict.NotYet();
      case BEHIND -> new Verdict.Impossible("is past " + wanted + "; it is " + release.where());
    };
  }

  private static Verdict ended(ReleaseJson release) {
    return new Verdict.Impossible("has finished: " + release.where());
  }

  private static String steps(ReleaseJson release) {
    return "the steps of this release are "
        + release.steps().stream().map(StepSnapshot::name).collect(Collectors.joining(", "));
  }
}
