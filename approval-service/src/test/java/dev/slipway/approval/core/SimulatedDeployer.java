package dev.slipway.approval.core;

import dev.slipway.approval.core.SimulatedService.Published;
import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.release.Command;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The deployer of a simulated project, fenced by sequence, whose results are drawn from the project's random numbers.
final class SimulatedDeployer {

  private final Random random;
  private final Supplier<Instant> now;
  private final Consumer<Input> results;
  private final Map<String, Long> fences = new HashMap<>();
  private final Set<String> seenRequests = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final List<DeployRequested> rollouts = new ArrayList<>();
  private final List<EnvironmentRemovalRequested> removals = new ArrayList<>();
  private boolean died;

  SimulatedDeployer(Random random, Supplier<Instant> now, Consumer<Input> results) {
    this.random = random;
    this.now = now;
    this.results = results;
  }

  /// Takes a request, deaf to what it has seen.
  void onWire(Published published) {
    if (published.event() instanceof DeployRequested request && seenRequests.add(published.id())) {
      if (taken(request.slot(), request.sequence())) {
        rollouts.add(request);
      } else {
        overtaken(request);
      }
    }
    if (published.event() instanceof EnvironmentRemovalRequested request
        && seenRequests.add(published.id())
        && taken(request.slot(), request.sequence())) {
      removals.add(request);
    }
  }

  /// A request that a rollback stopped may come after the rollback's, if the process died before it was
  /// published.
  private boolean taken(String slot, long sequence) {
    if (!taken.add(slot + "@" + sequence)) {
      return false;
    }
    Long fence = fences.get(slot);
    if (fence != null && fence > sequence) {
      if (!died) {
        throw new AssertionError("the deployer would refuse " + sequence + " in " + slot);
      }
      return false;
    }
    fences.put(slot, sequence);
    return true;
  }

  /// What is asked for again goes on as it was, or has been overtaken: by a crash between commit and
  /// publishing it may come after a newer request.
  private void overtaken(DeployRequested r) {
    Long fence = fences.get(r.slot());
    if (fence != null && fence > r.sequence()) {
      Diagnosis newer = Diagnosis.of("Overtaken", "deployed over");
      results.accept(new Input.Failed(r.release(), r.slot(), r.sequence(), newer, now.get()));
    }
  }

  /// From now on a request may come after a newer one.
  void diedBeforePublishing() {
    died = true;
  }

  void hearOfRollout() {
    if (rollouts.isEmpty()) {
      return;
    }
    DeployRequested r = rollouts.get(random.nextInt(rollouts.size()));
    results.accept(
        switch (random.nextInt(5)) {
          case 0 -> reported(r, new DeploymentCommand.Start(r.slot(), r.sequence(), now.get()));
          case 1 ->
              reported(
                  r,
                  new DeploymentCommand.Report(
                      r.slot(), r.sequence(), random.nextInt(3), 2, now.get()));
          case 2 ->
              reported(
                  r,
                  new DeploymentCommand.Delay(
                      r.slot(), r.sequence(), random.nextBoolean() ? "quota" : null, now.get()));
          case 3 ->
              new Input.DeploymentLate(
                  r.release(), r.slot(), r.sequence(), About.ANSWER, now.get());
          default ->
              new Input.DeploymentLate(
                  r.release(), r.slot(), r.sequence(), About.OUTCOME, now.get());
        });
  }

  private void drift(DeployRequested r, @Nullable Drift drift) {
    results.accept(
        reported(r, new EnvironmentCommand.Drifted(r.slot(), r.sequence(), drift, now.get())));
  }

  private static Input reported(DeployRequested r, Command command) {
    return new Input.Reported(r.release(), command);
  }

  void finishRollout(boolean fails) {
    if (rollouts.isEmpty()) {
      return;
    }
    DeployRequested r = rollouts.remove(random.nextInt(rollouts.size()));
    results.accept(
        fails
            ? new Input.Failed(
                r.release(), r.slot(), r.sequence(), Diagnosis.of("Bad", "bad"), now.get())
            : new Input.Succeeded(r.release(), r.slot(), r.sequence(), null, share(r), now.get()));
    if (random.nextInt(4) == 0) {
      drift(r, new Drift("deployment sim", true, List.of(), true));
      drift(r, null);
    }
  }

  private static @Nullable Traffic share(DeployRequested r) {
    return r.phase() == null || r.phase().isLast() ? null : new Traffic(100, r.sequence() % 2 == 0);
  }

  void finishRemoval(boolean fails) {
    if (removals.isEmpty()) {
      return;
    }
    EnvironmentRemovalRequested r = removals.remove(random.nextInt(removals.size()));
    Diagnosis why = Diagnosis.of("Forbidden", "may not");
    results.accept(
        fails
            ? new Input.NotRemoved(r.release(), r.slot(), r.sequence(), why, now.get())
            : new Input.Removed(r.release(), r.slot(), r.sequence(), now.get()));
  }

  /// Ends all that is under way, and well.
  void finishAll() {
    while (!rollouts.isEmpty()) {
      finishRollout(false);
    }
    while (!removals.isEmpty()) {
      finishRemoval(false);
    }
  }

  boolean isIdle() {
    return rollouts.isEmpty() && removals.isEmpty();
  }
}
