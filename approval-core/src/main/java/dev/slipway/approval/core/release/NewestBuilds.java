package dev.slipway.approval.core.release;

import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest build of each workflow on one branch or tag, and the time of its deletion. Outlives the
/// releases; a deletion leaves nothing but its time.
///
/// @param gone the latest deletion, null if there was none
/// @param newest by the workflow's name, empty for builds that name none
public record NewestBuilds(
    TargetType type, String target, @Nullable Instant gone, Map<String, Newest> newest) {

  public NewestBuilds {
    newest = Required.map(newest);
  }

  /// A build, as far as it is compared with others.
  ///
  /// @param release that it opened
  /// @param began when its run began first
  public record Newest(
      String release,
      @Nullable Long number,
      @Nullable Integer attempt,
      @Nullable Instant began,
      @Nullable Instant committed) {}

  /// Of a branch or tag that no build came for.
  public static NewestBuilds none(TargetType type, String target) {
    return new NewestBuilds(type, target, null, Map.of());
  }

  /// Whether the branch or tag was deleted after the build's run had begun. Unknown times say no.
  public boolean isGoneFor(Build build) {
    CiRun run = build.run();
    return gone != null && run != null && run.began() != null && run.began().isBefore(gone);
  }

  /// The build of the same workflow that this one comes too late for.
  public Optional<Newest> before(Build build) {
    return Optional.ofNullable(newest.get(workflow(build)))
        .filter(there -> isOlder(build, there, true));
  }

  /// Whether a build is older than another one of its branch, as far as that is known: by the run's
  /// beginning, number and attempt within one workflow, else by the commit's time.
  public static boolean isOlder(Build build, Build than) {
    return isOlder(build, of("", than), workflow(build).equals(workflow(than)));
  }

  private static boolean isOlder(Build build, Newest than, boolean sameWorkflow) {
    Newest mine = of("", build);
    if (sameWorkflow && mine.number() != null && than.number() != null) {
      return isOlderRun(mine, than);
    }
    return mine.committed() != null
        && than.committed() != null
        && mine.committed().isBefore(than.committed());
  }

  /// The time goes before the number, which begins anew at 1 with a workflow's file or job that is made again
  /// under the same name.
  private static boolean isOlderRun(Newest run, Newest than) {
    int byTime =
        run.began() == null || than.began() == null ? 0 : run.began().compareTo(than.began());
    return byTime == 0
        ? Comparator.comparing((Newest one) -> Objects.requireNonNull(one.number()))
                .thenComparing(one -> Objects.requireNonNullElse(one.attempt(), 1))
                .compare(run, than)
            < 0
        : byTime < 0;
  }

  /// This build is the newest of its workflow.
  public NewestBuilds with(String release, Build build) {
    Map<String, Newest> changed = new LinkedHashMap<>(newest);
    changed.put(workflow(build), of(release, build));
    return new NewestBuilds(type, target, gone, changed);
  }

  /// The branch or tag was deleted.
  public NewestBuilds deleted(Instant at) {
    return new NewestBuilds(type, target, gone != null && gone.isAfter(at) ? gone : at, Map.of());
  }

  private static Newest of(String release, Build build) {
    CiRun run = Objects.requireNonNullElse(build.run(), CiRun.UNKNOWN);
    return new Newest(release, run.number(), run.attempt(), run.began(), build.committed());
  }

  private static String workflow(Build build) {
    CiRun run = build.run();
    return run == null || run.workflow() == null ? "" : run.workflow();
  }
}
