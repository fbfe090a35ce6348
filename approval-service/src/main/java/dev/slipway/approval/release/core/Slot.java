package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.Release.Facts;
import dev.slipway.contract.Required;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One instance of an environment: who deploys to it, who waits, and the sequence that fences them.
///
/// @param key as in `DeployRequested.slot`
/// @param sequence of the latest request, 0 before the first
/// @param holder the release whose deployment is running, null where none is
/// @param waiting the releases behind it, in their order
/// @param live what has been live here, the latest first
public record Slot(
    String key, long sequence, @Nullable String holder, List<String> waiting, List<Live> live) {

  /// Nobody goes further back, and a slot is one row.
  private static final int REMEMBERED = 20;

  public Slot {
    waiting = List.copyOf(waiting);
    live = Required.list(live);
  }

  public Slot(String key, long sequence, @Nullable String holder, List<String> waiting) {
    this(key, sequence, holder, waiting, List.of());
  }

  /// Something that was live, until what came after it.
  ///
  /// @param release that first brought the build
  /// @param by the release that deployed it: the same, or a rollback to it
  /// @param since when its pods served
  public record Live(String release, String by, long sequence, Instant since) {}

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
        ? new Slot(key, sequence + 1, release, waiting, live)
        : new Slot(key, sequence, holder, append(release), live);
  }

  /// Whether this is the deployment that runs here.
  public boolean runs(String release, long sequence) {
    return release.equals(holder) && sequence == this.sequence;
  }

  /// The holder's deployment has ended: the first in the queue holds the slot under the next
  /// sequence, or nobody does.
  Slot free() {
    return waiting.isEmpty()
        ? new Slot(key, sequence, null, waiting, live)
        : new Slot(key, sequence + 1, waiting.getFirst(), waiting.subList(1, waiting.size()), live);
  }

  /// Without the release in the queue. A running deployment keeps the slot until it has ended,
  /// whatever became of its release.
  Slot leave(String release) {
    return new Slot(
        key, sequence, holder, waiting.stream().filter(id -> !id.equals(release)).toList(), live);
  }

  /// The holder's deployment serves.
  Slot serving(Live now) {
    List<Live> all = Stream.concat(Stream.of(now), live.stream()).limit(REMEMBERED).toList();
    return new Slot(key, sequence, holder, waiting, all);
  }

  /// What is live, null where nothing was deployed.
  @Nullable Live current() {
    return live.isEmpty() ? null : live.getFirst();
  }

  /// What was live before what is live now: of another build.
  public Optional<Live> before() {
    return live.stream()
        .filter(past -> !past.release().equals(live.getFirst().release()))
        .findFirst();
  }

  /// The latest time that this release's build was live.
  public Optional<Live> of(String release) {
    return live.stream()
        .filter(past -> past.release().equals(release) || past.by().equals(release))
        .findFirst();
  }

  private List<String> append(String release) {
    return Stream.concat(waiting.stream(), Stream.of(release)).toList();
  }
}
