package dev.slipway.approval.release.step;

import dev.slipway.approval.core.access.Authors;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.gate.Deadlocks;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.gate.Tally;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows a gate as the contract does, and a wait as a gate with its condition, as every reader knows it.
final class GateSnapshots {

  private GateSnapshots() {}

  static StepSnapshot of(Release.Facts facts, GateStep gate) {
    return of(facts, gate, null);
  }

  static StepSnapshot of(Release.Facts facts, WaitStep wait) {
    return of(facts, wait.asGate(), holding(wait));
  }

  /// @param holding what a wait is for, null for a gate
  private static StepSnapshot of(
      Release.Facts facts, GateStep gate, StepSnapshot.@Nullable Holding holding) {
    @Nullable Instant expiresAt = gate.gate() instanceof Gate.Open open ? open.expiresAt() : null;
    return new StepSnapshot.Gate(
        gate.name(),
        status(gate.gate()),
        gate.step().from(),
        asked(facts, gate),
        gate.step().choices(),
        gate.step().advisory(),
        gate.attempt(),
        gate.votes(),
        expiresAt,
        barred(facts, gate),
        gate.reach().reminded(),
        gate.escalatedTo(),
        gate.reach().delegations(),
        gate.reach().former(),
        holding,
        gate.gate() instanceof Gate.Open ? Tally.of(facts, gate).missing() : List.of(),
        Authors.areDoubtful(facts, gate.step()) ? true : null,
        holding == null ? Deadlocks.of(facts, gate).orElse(null) : null,
        left(facts, gate),
        gate.step().ask());
  }

  /// Whoever had left before the gate opened is not asked, and gets no message.
  private static List<Person> asked(Release.Facts facts, GateStep gate) {
    return gate.voters(facts.definition()).stream()
        .filter(person -> !gate.reach().isUnasked(person))
        .toList();
  }

  private static List<String> left(Release.Facts facts, GateStep gate) {
    return Stream.concat(
            asked(facts, gate).stream(), gate.reach().delegations().stream().map(Delegation::to))
        .filter(gate.reach()::hasLeft)
        .map(Person::id)
        .distinct()
        .toList();
  }

  private static StepSnapshot.Holding holding(WaitStep wait) {
    return switch (wait.until()) {
      case Step.Hold.Time _ -> new StepSnapshot.Holding(null, null);
      case Step.Hold.Frozen(var environment, _) ->
          new StepSnapshot.Holding(environment, wait.freezeName());
    };
  }

  private static List<String> barred(Release.Facts facts, GateStep gate) {
    return gate.voters(facts.definition()).stream()
        .filter(person -> Voters.barred(person, gate.step(), facts))
        .map(Person::id)
        .toList();
  }

  private static GateStatus status(Gate gate) {
    return switch (gate) {
      case Gate.Pending _ -> GateStatus.PENDING;
      case Gate.Open _ -> GateStatus.OPEN;
      case Gate.Passed _ -> GateStatus.PASSED;
      case Gate.Rejected _ -> GateStatus.REJECTED;
      case Gate.Closed _ -> GateStatus.CLOSED;
      case Gate.Expired _ -> GateStatus.EXPIRED;
    };
  }
}
