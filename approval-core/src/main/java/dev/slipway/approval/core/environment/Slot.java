package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.release.Release.Facts;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Step;
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
/// @param work what the holder does, null where it deploys
/// @param stay how long the instance stays, null where there is only one, or nothing was deployed
/// @param failed the sequence of a deployment that failed after what is live had served, null where none has
/// @param drift of what is live, null where it is as it was deployed
@Buildable
public record Slot(
    String key,
    long sequence,
    @Nullable String holder,
    List<String> waiting,
    List<Live> live,
    @Nullable Work work,
    @Nullable Stay stay,
    @Nullable Long failed,
    @Nullable Drift drift) {

  /// Nobody goes further back, and a slot is one row.
  private static final int REMEMBERED = 20;

  public Slot {
    waiting = Required.list(waiting);
    live = Required.list(live);
  }

  /// The work of a slot's holder other than a deployment.
  public enum Work {
    /// It is between the phases of a deployment.
    HELD,
    /// What the earlier phases of its deployment brought is taken away.
    ABORT,
    /// The instance is removed.
    REMOVE
  }

  /// Something that was live, until what came after it.
  ///
  /// @param release that first brought the build
  /// @param by the release that deployed it: the same, or a rollback to it
  /// @param since when its pods served
  public record Live(String release, String by, long sequence, Instant since) {}

  /// A slot that was never deployed to.
  public static Slot unused(String key) {
    return SlotBuilder.builder().key(key).build();
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
        ? facts
            .build()
            .map(build -> key(step.environment(), build.type(), build.target()))
            .orElseThrow(() ->
                new IllegalStateException(
                    "release "
                        + facts.id()
                        + " brings no build to deploy to "
                        + step.environment()))
        : step.environment();
  }

  /// The key of a branch's or tag's instance.
  public static String key(String environment, TargetType type, String target) {
    return environment + "/" + word(type) + "/" + target;
  }

  private static String word(TargetType type) {
    return switch (type) {
      case BRANCH -> "branch";
      case TAG -> "tag";
    };
  }

  /// Whether this is the deployment that runs here.
  public boolean runs(String release, long sequence) {
    return release.equals(holder) && sequence == this.sequence;
  }

  /// Whether a build is deployed here now, at once or in phases.
  public boolean isDeploying() {
    return holder != null && (work == null || work == Work.HELD);
  }

  /// Whether nobody deploys here or wants to.
  public boolean isIdle() {
    return holder == null && waiting.isEmpty();
  }

  /// Whether the release may go on to its next phase here.
  public boolean isHeldBy(String release) {
    return release.equals(holder) && work == Work.HELD;
  }

  /// What is live, null where nothing was deployed.
  public @Nullable Live current() {
    return live.isEmpty() ? null : live.getFirst();
  }

  /// What going back leads to: what is live where a deployment over it has failed, else what was live before
  /// it, of another build.
  public Optional<Live> before() {
    return live.stream()
        .filter(past -> failed != null || !past.release().equals(live.getFirst().release()))
        .findFirst();
  }

  /// The latest time that this release's build was live.
  public Optional<Live> of(String release) {
    return live.stream()
        .filter(past -> past.release().equals(release) || past.by().equals(release))
        .findFirst();
  }

  /// The instance once the event has happened to it. Copies facts and never judges them.
  public Slot after(InstanceEvent event) {
    return switch (event) {
      case InstanceEvent.Queued e ->
          with(Stream.concat(waiting.stream(), Stream.of(e.release())).toList());
      case InstanceEvent.Left e -> without(e.release());
      case InstanceEvent.Granted e -> without(e.release()).with(e.sequence(), e.release(), null);
      case InstanceEvent.Held _ -> with(sequence, holder, Work.HELD);
      case InstanceEvent.Aborting e -> with(e.sequence(), holder, Work.ABORT);
      case InstanceEvent.Freed _ -> with(sequence, null, null);
      case InstanceEvent.WentLive e -> serving(e.live());
      case InstanceEvent.Overwritten _ -> SlotBuilder.builder(this).failed(sequence).build();
      case InstanceEvent.LifetimeSet e -> SlotBuilder.builder(this).stay(e.stay()).build();
      case InstanceEvent.Removing e -> with(e.sequence(), e.release(), Work.REMOVE);
      case InstanceEvent.Emptied _ ->
          SlotBuilder.builder(this).live(List.of()).stay(null).failed(null).drift(null).build();
      case InstanceEvent.Drifted e -> SlotBuilder.builder(this).drift(e.drift()).build();
      case InstanceEvent.DriftEnded _ -> SlotBuilder.builder(this).drift(null).build();
      case InstanceEvent.Adopted e -> e.slot();
    };
  }

  /// The release that an event concerns which happens to the instance as it stands; null for none in particular.
  public @Nullable String concerned(InstanceEvent event) {
    return switch (event) {
      case InstanceEvent.Queued e -> e.release();
      case InstanceEvent.Left e -> e.release();
      case InstanceEvent.Granted e -> e.release();
      case InstanceEvent.Removing e -> e.release();
      case InstanceEvent.WentLive e -> e.live().by();
      case InstanceEvent.LifetimeSet e -> e.stay().release();
      case InstanceEvent.Adopted e -> e.slot().holder();
      case InstanceEvent.Held _,
          InstanceEvent.Aborting _,
          InstanceEvent.Freed _,
          InstanceEvent.Overwritten _,
          InstanceEvent.Emptied _ ->
          holder;
      case InstanceEvent.Drifted _, InstanceEvent.DriftEnded _ -> {
        Live current = current();
        yield current == null ? null : current.by();
      }
    };
  }

  private Slot with(long sequence, @Nullable String holder, @Nullable Work work) {
    return SlotBuilder.builder(this).sequence(sequence).holder(holder).work(work).build();
  }

  private Slot with(List<String> waiting) {
    return SlotBuilder.builder(this).waiting(waiting).build();
  }

  /// A running deployment keeps the instance until it has ended, whatever became of its release.
  private Slot without(String release) {
    return with(waiting.stream().filter(id -> !id.equals(release)).toList());
  }

  private Slot serving(Live now) {
    List<Live> all = Stream.concat(Stream.of(now), live.stream()).limit(REMEMBERED).toList();
    return SlotBuilder.builder(this).live(all).failed(null).drift(null).build();
  }
}
