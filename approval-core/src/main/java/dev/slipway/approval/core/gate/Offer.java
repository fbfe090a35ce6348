package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.project.Step;
import java.util.List;
import java.util.Optional;

/// The choice that a button stands for.
public record Offer(GateStep gate, Step.Choice choice) {

  /// Empty where no gate of the steps offers it.
  public static Optional<Offer> of(List<StepState> steps, GateCommand.Choose command) {
    return Pipeline.gate(steps, command.gate())
        .flatMap(gate ->
            gate.step().choices().stream()
                .filter(choice -> choice.id().equals(command.choice()))
                .findFirst()
                .map(choice -> new Offer(gate, choice)));
  }
}
