package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.Release.Facts;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.Step;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One instance of an environment: who deploys to it, who waits, and the sequence that fences them.
///
/// @param key as in `DeployRequested.slot`
/// @param sequence of the latest request, 0 before the first
/// @param holder the release whose deployment is running, null where none is
/// @param waiting the releases behind it, in their order
public record Slot(String key, long sequence, @Nullable String holder, List<String> waiting) {
  public Slot {
    waiting = List.copyOf(waiting);
  }

  /// A slot that was never deployed to.
  public static Slot unused(String key) {
    return new Slot(key, 0, null, List.of());
  }

  /// The key of the instance that a build is deployed to.
  ///
  /// @throws IllegalStateException where the definition has no such environment; opening a release
  ///     checks that it has
  public static String key(Facts facts, Step.Deploy step) {
    Environment environment = facts.definition().environments().get(step.environment());
    if (environment == null) {
      throw new IllegalStateException(
          "release " + facts.id() + " has no environment " + step.environment());
    }
    return environment.perTarget()
        ? step.environment() + "/" + word(facts.build().type()) + "/" + facts.build().target()
        : step.environment();
  }

  private static String word(TargetType type) {
    return switch (type) {
      case BRANCH -> "branch";
      case TAG -> "tag";
    };
  }

  /// Gives the slot to the release under the next sequence where it is free, else puts the release
  /// at the end of the queue. Changes nothing where the release holds it or waits already.
  Slot request(String release) {
    if (release.equals(holder) || waiting.contains(release)) {
      return this;
    }
    return holder == null
        ? new Slot(key, sequence + 1, release, waiting)
        : new Slot(key, sequence, holder, append(release));
  }

  /// Whether this is the deployment that runs here.
  public boolean runs(String release, long sequence) {
    return release.equals(holder) && sequence == this.sequence;
  }

  /// The holder's deployment has ended: the first in the queue holds the slot under the next
  /// sequence, or nobody does.
  Slot free() {
    return waiting.isEmpty()
        ? new Slot(key, sequence, null, waiting)
        : new Slot(key, sequence + 1, waiting.getFirst(), waiting.subList(1, waiting.size()));
  }

  /// Without the release in the queue. A running deployment keeps the slot until it has ended,
  /// whatever became of its release.
  Slot leave(String release) {
    return new Slot(
        key, sequence, holder, waiting.stream().filter(id -> !id.equals(release)).toList());
  }

  private List<String> append(String release) {
    return Stream.concat(waiting.stream(), Stream.of(release)).toList();
  }
}
