package dev.slipway.approval.core;

import static java.util.stream.Collectors.toSet;

import dev.slipway.approval.core.SimulatedService.Published;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.release.json.StoredInstances;
import dev.slipway.approval.release.wire.WireEvents;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.Timer;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.HistoryText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The invariants of every simulated history, stated without the core's own counting.
final class Invariants {

  private final Set<String> inputs = new HashSet<>();
  private final Map<String, String> running = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, ApprovalEvent> wire = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Set<String> turns = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private boolean mayOvertake;

  /// Called for each input that was decided and committed; counts it once.
  void decided(String id, Input input, Decision decision) {
    if (!inputs.add(id)) {
      return;
    }
    switch (input) {
      case Input.Succeeded i -> ended(i.slot(), i.release() + "/" + i.sequence());
      case Input.Failed i -> ended(i.slot(), i.release() + "/" + i.sequence());
      case Input.Removed i -> ended(i.slot(), i.release() + "/" + i.sequence());
      case Input.NotRemoved i -> ended(i.slot(), i.release() + "/" + i.sequence());
      case Input.BuildArrived _,
          Input.Clicked _,
          Input.Typed _,
          Input.TimeUp _,
          Input.Lost _,
          Input.Delegated _,
          Input.RollbackAsked _,
          Input.TargetGone _,
          Input.PeopleChanged _,
          Input.Reported _,
          Input.DeploymentLate _ -> {}
    }
    decision.instances().forEach(this::happened);
    decision.events().forEach(this::recorded);
  }

  /// The API's history has a line for it.
  private static void worded(Decision.Recorded recorded) {
    if (!(recorded.event() instanceof GateEvent.Closed
        || recorded.event() instanceof WaitEvent.Closed)) {
      HistoryText.of(WireEvents.ofHistory("sim", recorded));
    }
  }

  /// The turns that the instances' own histories give.
  private void happened(Decision.OfInstance instance) {
    String key = instance.key();
    switch (instance.event()) {
      case InstanceEvent.Granted e -> turns.add(turn(key, e.release(), e.sequence()));
      case InstanceEvent.Aborting e ->
          turns.add(turn(key, instance.after().holder(), e.sequence()));
      case InstanceEvent.Removing e -> turns.add(turn(key, e.release(), e.sequence()));
      case InstanceEvent _ -> {}
    }
  }

  private static String turn(String slot, @Nullable String release, long sequence) {
    return slot + " " + release + "/" + sequence;
  }

  private void ended(String slot, String deployment) {
    running.remove(slot, deployment);
  }

  private void recorded(Decision.Recorded recorded) {
    worded(recorded);
    switch (recorded.event()) {
      case DeploymentEvent.Requested e -> requested(recorded, e);
      case DeploymentEvent.Aborted e ->
          takes(e.slot(), recorded.release() + "/" + e.sequence(), e.sequence());
      case EnvironmentEvent.RemovalRequested e ->
          takes(e.slot(), recorded.release() + "/" + e.sequence(), e.sequence());
      case DeploymentEvent.Failed e -> stopped(recorded, e);
      case GateEvent.VoteCast e -> VoteInvariants.oneVoteEach(gate(recorded, e.step()));
      case GateEvent.Passed e ->
          VoteInvariants.enough(facts(recorded.after()), gate(recorded, e.step()));
      case RecordedEvent.Finished _ -> nothingLeftOpen(recorded.after());
      case GateEvent _,
          WaitEvent _,
          DeploymentEvent _,
          EnvironmentEvent _,
          RecordedEvent.Opened _,
          RecordedEvent.SupersessionPending _,
          RecordedEvent.Refused _,
          RecordedEvent.CommandRefused _,
          RecordedEvent.InputLost _ -> {}
    }
  }

  /// People stop a deployment, too; its pods are fenced by the next sequence.
  private void stopped(Decision.Recorded recorded, DeploymentEvent.Failed e) {
    Release.Facts facts = facts(recorded.after());
    steps(recorded.after()).stream()
        .filter(step -> step.name().equals(e.step()))
        .map(DeployStep.class::cast)
        .forEach(
            step -> ended(Slot.key(facts, step.step()), recorded.release() + "/" + e.sequence()));
  }

  private void requested(Decision.Recorded recorded, DeploymentEvent.Requested e) {
    takes(e.slot(), recorded.release() + "/" + e.sequence(), e.sequence());
    for (StepState step : Pipeline.before(steps(recorded.after()), e.step())) {
      check(isDone(step), () -> e.step() + " was requested before " + step.name());
    }
  }

  /// What is asked for again is what runs.
  private void takes(String slot, String work, long sequence) {
    check(turns.contains(slot + " " + work), () -> work + " has no turn in " + slot);
    String other = running.put(slot, work);
    check(other == null || other.equals(work), () -> "two at work in " + slot + ": " + other);
    Long last = sequences.put(slot, sequence);
    check(
        last == null || last < sequence || work.equals(other),
        () -> "sequence went back in " + slot);
  }

  private static boolean isDone(StepState step) {
    return switch (step) {
      case DeployStep deploy -> deploy.deployment() instanceof Deployment.Succeeded;
      case GateStep gate -> gate.step().advisory() || gate.gate() instanceof Gate.Passed;
      default -> step.isDone();
    };
  }

  private static void nothingLeftOpen(Release finished) {
    check(finished instanceof Release.Finished, () -> "still open: " + finished);
    check(Pipeline.openGates(steps(finished)).isEmpty(), () -> "a gate is left open");
  }

  /// Called for each event on the wire, again and again where it is published again.
  void published(Published published) {
    ApprovalEvent before = wire.putIfAbsent(published.id(), published.event());
    if (before != null) {
      check(before.equals(published.event()), () -> published.id() + " changed its content");
      return;
    }
    switch (published.event()) {
      case DeployRequested _, EnvironmentRemovalRequested _, Timer _ -> {}
      case dev.slipway.contract.approval.ReleaseEvent event -> grows(event.release());
    }
  }

  /// Versions grow in the order of publishing. Only where a process died between commit and publish
  /// may the topics come again in another order, and then the higher version tells the newer state.
  private void grows(@Nullable ReleaseSnapshot snapshot) {
    if (snapshot != null) {
      String id = snapshot.id();
      check(told.add(id + "@" + snapshot.version()), () -> "two events are one version: " + id);
      long last = versions.getOrDefault(id, 0L);
      check(mayOvertake || last < snapshot.version(), () -> "version went back: " + id);
      versions.put(id, Math.max(last, snapshot.version()));
    }
  }

  void diedBeforePublishing() {
    mayOvertake = true;
  }

  /// At the end: stored state is what the history says, everything was told, nobody waits.
  void atRest(SimulatedService service) {
    service.world.releases.forEach((id, release) -> {
      check(service.folded(id).equals(release), () -> id + " is not what its history says");
      check(release instanceof Release.Finished, () -> id + " cannot end: " + release);
      check(
          Long.valueOf(version(release) - untold(service, id)).equals(versions.get(id)),
          () -> id + " ended untold");
    });
    service.world.slots.forEach((key, slot) ->
        check(
            service.world.unrecorded.contains(key) || folded(service, key).equals(slot),
            () -> key + " is not what its history says"));
    service.world.slots.values().forEach(slot -> driftIsOnTheCard(service, slot));
    service.world.releases.values().forEach(release -> nothingLeftRunning(service, release));
    Set<String> causes = service.rows.stream().map(SimulatedService.Row::cause).collect(toSet());
    service.rebuilt(causes).values().stream()
        .flatMap(List::stream)
        .forEach(p -> check(p.event().equals(wire.get(p.id())), () -> p.id() + " was lost"));
    service.world.slots.values().stream()
        .filter(slot -> slot.holder() != null || !slot.waiting().isEmpty())
        .forEach(slot -> check(false, () -> "not free: " + slot));
  }

  /// What has drifted at an instance is what the card of the release that is live there says.
  private static void driftIsOnTheCard(SimulatedService service, Slot slot) {
    Slot.Live live = slot.current();
    if (live != null) {
      Release release = service.world.release(live.by());
      DeployStep step =
          Pipeline.of(facts(release), steps(release), slot.key(), live.sequence()).orElseThrow();
      check(
          step.deployment() instanceof Deployment.Succeeded done
              && Objects.equals(done.drift(), slot.drift()),
          () -> slot.key() + " has another drift than " + live.by());
    }
  }

  /// The instance by its stored history alone.
  private static Slot folded(SimulatedService service, String key) {
    return service.world.instances.stream()
        .filter(instance -> instance.key().equals(key))
        .map(instance -> StoredInstances.read(StoredInstances.write(instance.event())))
        .reduce(Slot.unused(key), Slot::after, (_, later) -> later);
  }

  /// A slot is free or has gone on to a later sequence: what ran under its own has ended, and says so.
  private static void nothingLeftRunning(SimulatedService service, Release release) {
    for (StepState step : steps(release)) {
      if (step instanceof DeployStep deploy
          && deploy.deployment() instanceof Deployment.Running running) {
        Slot slot = service.world.slots.get(Slot.key(facts(release), deploy.step()));
        check(
            slot != null && slot.runs(facts(release).id(), running.sequence()),
            () -> facts(release).id() + " still deploys " + step.name() + ", and " + slot);
      }
    }
  }

  /// A deployment that is asked for again is told to the deployer alone: its release stays as it is.
  private static long untold(SimulatedService service, String id) {
    return service.rows.reversed().stream()
        .filter(row -> row.release().equals(id))
        .takeWhile(row -> row.event() instanceof DeploymentEvent.AskedAgain)
        .count();
  }

  private static Long version(Release release) {
    return switch (release) {
      case Release.Absent _ -> 0L;
      case Release.Open open -> open.version();
      case Release.Finished finished -> finished.version();
    };
  }

  private static GateStep gate(Decision.Recorded recorded, String name) {
    return Pipeline.gate(steps(recorded.after()), name).orElseThrow();
  }

  private static List<StepState> steps(Release release) {
    return switch (release) {
      case Release.Absent _ -> List.of();
      case Release.Open open -> open.steps();
      case Release.Finished finished -> finished.steps();
    };
  }

  private static Release.Facts facts(Release release) {
    return switch (release) {
      case Release.Absent _ -> throw new AssertionError("absent");
      case Release.Open open -> open.facts();
      case Release.Finished finished -> finished.facts();
    };
  }

  static void check(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise.get());
    }
  }
}
