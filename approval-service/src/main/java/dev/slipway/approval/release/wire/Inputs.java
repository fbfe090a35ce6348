package dev.slipway.approval.release.wire;

import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.release.Command;
import dev.slipway.contract.Event;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.PeopleChanged;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployDelayed;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployProgressed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.ChatCommand;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.gateway.Interaction;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.messaging.Received;
import java.time.Instant;
import java.util.Optional;

/// Translates the contract's events into the core's inputs.
public final class Inputs {

  private Inputs() {}

  /// Empty for an event that changes no release.
  ///
  /// @throws IllegalArgumentException for an event that is on none of the topics read here
  public static Optional<Input> of(Received received) {
    Instant at = received.envelope().time();
    Event event = received.event();
    return switch (event) {
      case GatewayEvent e -> of(e, at);
      case DeployerEvent e -> of(e, at);
      case ApprovalEvent e -> of(e);
      case LostRecord lost -> Optional.of(lost(lost, at));
      default -> throw new IllegalArgumentException("not an input: " + event.getClass());
    };
  }

  private static Optional<Input> of(GatewayEvent event, Instant at) {
    return switch (event) {
      case BuildCompleted(var release, var build, var definition) ->
          Optional.of(new Input.BuildArrived(release, build, definition, at));
      case Interaction e -> Optional.of(clicked(e, at));
      case ChatCommand e ->
          Optional.of(
              new Input.Typed(e.release(), e.choice(), e.by(), e.answers(), e.origin(), at));
      case RollbackRequested e ->
          Optional.of(
              new Input.RollbackAsked(
                  e.release(), e.environment(), e.to(), e.by(), e.origin(), at));
      case VotesDelegated(_, var by, var delegation) ->
          Optional.of(new Input.Delegated(by, delegation, at));
      case TargetRemoved(_, var type, var target, var environments, var why) ->
          Optional.of(new Input.TargetGone(type, target, environments, why, at));
      case ProjectDefined _, ChatQuestion _ -> Optional.empty();
    };
  }

  private static Input lost(LostRecord lost, Instant at) {
    Optional<Input> asked =
        lost.event() instanceof GatewayEvent event ? of(event, at) : Optional.empty();
    return new Input.Lost(
        lost.release(),
        asked
            .filter(Input.OfRelease.class::isInstance)
            .map(Input.OfRelease.class::cast)
            .orElse(null),
        lost.event() instanceof BuildCompleted build ? build.definition().channel() : null,
        lost.type(),
        lost.place(),
        lost.reason(),
        at);
  }

  private static Input clicked(Interaction e, Instant at) {
    return new Input.Clicked(
        e.release(), e.gate(), e.choice(), e.attempt(), e.by(), e.answers(), e.origin(), at);
  }

  private static Optional<Input> of(DeployerEvent event, Instant at) {
    return switch (event) {
      case DeployStarted(_, var release, var slot, long sequence) ->
          reported(release, new DeploymentCommand.Start(slot, sequence, at));
      case DeployDelayed(_, var release, var slot, long sequence, var trouble) ->
          reported(
              release,
              new DeploymentCommand.Delay(
                  slot, sequence, trouble == null ? null : trouble.message(), at));
      case DeployProgressed(_, var release, var slot, long sequence, int ready, int desired) ->
          reported(release, new DeploymentCommand.Report(slot, sequence, ready, desired, at));
      case DriftDetected(_, var release, var slot, long sequence, var drift) ->
          reported(release, new EnvironmentCommand.Drifted(slot, sequence, drift, at));
      case DriftEnded(_, var release, var slot, long sequence) ->
          reported(release, new EnvironmentCommand.Drifted(slot, sequence, null, at));
      case DeploySucceeded(
              _,
              var release,
              var slot,
              long sequence,
              var url,
              var share,
              var digest) ->
          Optional.of(new Input.Succeeded(release, slot, sequence, url, share, digest, at));
      case DeployFailed(_, var release, var slot, long sequence, var diagnosis) ->
          Optional.of(new Input.Failed(release, slot, sequence, diagnosis, at));
      case DeployOvertaken(_, var release, var slot, long sequence, long by) ->
          Optional.of(new Input.Failed(release, slot, sequence, overtaken(by), at));
      case EnvironmentRemoved(_, var release, var slot, long sequence) ->
          Optional.of(new Input.Removed(release, slot, sequence, at));
      case EnvironmentRemovalFailed(_, var release, var slot, long sequence, var diagnosis) ->
          Optional.of(new Input.NotRemoved(release, slot, sequence, diagnosis, at));
    };
  }

  private static Optional<Input> reported(String release, Command command) {
    return Optional.of(new Input.Reported(release, command));
  }

  /// Of a deployment that is still under way here, as after the database was restored; any other has
  /// ended and takes no notice.
  private static Diagnosis overtaken(long by) {
    return Diagnosis.of(
        "Overtaken",
        "the cluster has a newer deployment (" + by + ") and did not take this one; deploy again");
  }

  /// A timer is judged by the time it was set for, however late it comes.
  private static Optional<Input> of(ApprovalEvent event) {
    return switch (event) {
      case TimerFired(_, var release, var gate, int attempt, var due, var about) ->
          Optional.of(
              new Input.TimeUp(
                  release, gate, attempt, about == null ? TimerFired.About.EXPIRY : about, due));
      case DeploymentDue(_, var release, _, var slot, long sequence, var about, var due) ->
          Optional.of(new Input.DeploymentLate(release, slot, sequence, about, due));
      case PeopleChanged(_, var due) -> Optional.of(new Input.PeopleChanged(due));
      case ReleaseEvent _, DeployRequested _, EnvironmentRemovalRequested _ -> Optional.empty();
    };
  }
}
