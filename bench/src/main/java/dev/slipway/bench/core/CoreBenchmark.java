package dev.slipway.bench.core;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Lookup;
import dev.slipway.approval.core.ProjectDecider;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.bench.load.Load;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The cost of the pure parts for one event, on a release as in [Load].
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoreBenchmark {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final ProjectDefinition project = Load.project(1);
  private final Input.BuildArrived build = arrived();
  private final List<Decision.Recorded> opening = ProjectDecider.decide(nothing(), build).events();
  private final Release open = opening.getLast().after();
  private final Input vote =
      new Input.Clicked(
          build.release(),
          "qa-check",
          "approve",
          1,
          new Account("slack", Load.user(0)),
          List.of(),
          new Origin("slack", "C0TEST", "1730000000.000100"),
          NOON.plusSeconds(60));
  private final ReleaseSnapshot snapshot = Objects.requireNonNull(Snapshots.of(open));
  private final byte[] json = EventJson.mapper().writeValueAsBytes(snapshot);

  private Input.BuildArrived arrived() {
    BuildCompleted event = (BuildCompleted) Load.build(project, 1).envelope().event();
    return new Input.BuildArrived(event.release(), event.build(), event.definition(), NOON);
  }

  @Benchmark
  public Decision decideABuild() {
    return ProjectDecider.decide(nothing(), build);
  }

  @Benchmark
  public Decision decideAVote() {
    return ProjectDecider.decide(only(open), vote);
  }

  @Benchmark
  public Release foldAHistory() {
    Release state = new Release.Absent();
    for (Decision.Recorded recorded : opening) {
      RecordedEvent event = recorded.event();
      state = Evolution.evolve(state, event);
    }
    return state;
  }

  @Benchmark
  public ReleaseSnapshot takeASnapshot() {
    return Objects.requireNonNull(Snapshots.of(open));
  }

  @Benchmark
  public byte[] writeASnapshot() {
    return EventJson.mapper().writeValueAsBytes(snapshot);
  }

  @Benchmark
  public ReleaseSnapshot readASnapshot() {
    return EventJson.mapper().readValue(json, ReleaseSnapshot.class);
  }

  @Benchmark
  public List<Surface> showARelease() {
    return Surfaces.of(snapshot);
  }

  private static Lookup nothing() {
    return only(new Release.Absent());
  }

  private static Lookup only(Release release) {
    return new Lookup() {
      @Override
      public Release release(String id) {
        return release;
      }

      @Override
      public List<String> open(TargetType type, String target) {
        return List.of();
      }

      @Override
      public List<String> open() {
        return List.of();
      }

      @Override
      public NewestBuilds newest(TargetType type, String target) {
        return NewestBuilds.none(type, target);
      }

      @Override
      public Optional<ProjectDefinition> newestDefinition() {
        return Optional.empty();
      }

      @Override
      public List<Delegation> delegations() {
        return List.of();
      }

      @Override
      public Slot slot(String key) {
        return Slot.unused(key);
      }
    };
  }
}
