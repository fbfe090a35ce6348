package dev.slipway.approval.core;

import dev.slipway.approval.core.gate.Ballot;
import dev.slipway.approval.core.gate.Deadlocks;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.people.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the gate meant by a command that names only a choice. Authority is judged afterwards, as for a
/// button.
public final class TypedChoice {

  private TypedChoice() {}

  /// Of the gates with this choice: the first that is open and can still be decided by this person,
  /// else the first that is open, else the latest that was, else the first. Empty where none has it.
  public static Optional<GateStep> gate(Release release, Input.Typed typed) {
    return switch (release) {
      case Release.Absent _ -> Optional.empty();
      case Release.Finished finished -> offering(finished.steps(), typed.choice()).findFirst();
      case Release.Open open -> gate(open, typed);
    };
  }

  private static Optional<GateStep> gate(Release.Open release, Input.Typed typed) {
    List<GateStep> offering = offering(release.steps(), typed.choice()).toList();
    List<GateStep> open =
        offering.stream().filter(gate -> gate.gate() instanceof Gate.Open).toList();
    return open.stream()
        .filter(gate -> waitsFor(release, gate, typed))
        .findFirst()
        .or(() -> open.stream().findFirst())
        .or(() -> offering.reversed().stream().filter(gate -> gate.attempt() > 0).findFirst())
        .or(() -> offering.stream().findFirst());
  }

  /// @param gate empty for a release that is not known, which is refused whatever is said of it
  public static GateCommand.Choose command(Optional<GateStep> gate, Input.Typed typed) {
    return new GateCommand.Choose(
        gate.map(GateStep::name).orElse(""),
        typed.choice(),
        gate.map(GateStep::attempt).orElse(0),
        typed.by(),
        typed.answers(),
        typed.origin(),
        typed.at());
  }

  private static Stream<GateStep> offering(List<StepState> steps, String choice) {
    return Pipeline.gates(steps).stream()
        .filter(gate -> gate.step().choices().stream().anyMatch(c -> c.id().equals(choice)));
  }

  private static boolean ends(Release.Open release, GateStep gate, Person person, String choice) {
    return gate.step().choices().stream()
        .filter(offered -> offered.id().equals(choice))
        .anyMatch(offered -> Deadlocks.maybeEnded(release.facts(), gate, person, offered.effect()));
  }

  private static boolean waitsFor(Release.Open release, GateStep gate, Input.Typed typed) {
    return Ballot.holder(release.facts(), gate, typed.by(), typed.at())
        .filter(person ->
            !Ballot.of(release.facts(), gate, person, typed.at()).isEmpty()
                || ends(release, gate, person, typed.choice()))
        .isPresent();
  }
}
