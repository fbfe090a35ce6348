package dev.slipway.approval.release.step;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.release.StepSnapshot;
import java.util.List;

/// Chooses the mapper of a step or of its event: the one place where the kinds of steps are told apart to tell and to
/// store them.
public final class StepMappers {

  private static final GateMapper GATE = new GateMapper();
  private static final WaitMapper WAIT = new WaitMapper(GATE);
  private static final DeploymentMapper DEPLOYMENT = new DeploymentMapper();
  private static final EnvironmentMapper ENVIRONMENT = new EnvironmentMapper();

  private static final List<StepMapper<?>> ALL = List.of(GATE, WAIT, DEPLOYMENT, ENVIRONMENT);

  private StepMappers() {}

  /// The stored names of all kinds.
  public static List<StoredNames> names() {
    return ALL.stream().map(StepMapper::names).toList();
  }

  /// The step as the contract shows it.
  public static StepSnapshot snapshot(Release.Facts facts, StepState step) {
    return switch (step) {
      case DeployStep deploy -> DeploymentSnapshots.of(deploy);
      case GateStep gate -> GateSnapshots.of(facts, gate);
      case WaitStep wait -> GateSnapshots.of(facts, wait);
    };
  }

  /// The event as it is told.
  public static Told told(StepEvent event) {
    return switch (event) {
      case GateEvent e -> new By<>(GATE, e);
      case WaitEvent e -> new By<>(WAIT, e);
      case DeploymentEvent e -> new By<>(DEPLOYMENT, e);
      case EnvironmentEvent e -> new By<>(ENVIRONMENT, e);
    };
  }

  /// An event as it is told to others.
  public sealed interface Told {

    /// See [StepMapper#told].
    List<ApprovalEvent> events(ReleaseAfter after);

    /// See [StepMapper#isShownLater].
    boolean isShownLater(Release after);
  }

  private record By<E extends StepEvent>(StepMapper<E> mapper, E event) implements Told {

    @Override
    public List<ApprovalEvent> events(ReleaseAfter after) {
      return mapper.told(event, after);
    }

    @Override
    public boolean isShownLater(Release after) {
      return mapper.isShownLater(event, after);
    }
  }
}
