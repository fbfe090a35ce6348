package dev.slipway.approval.core.release;

import dev.slipway.approval.core.Draft;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Moves;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Subject;
import java.util.Optional;

/// Opens the release of a build. A build that comes too late, since a newer one of its branch was there
/// first or the branch is gone, ends at once and deploys nothing; any other supersedes the older ones.
public final class Opening {

  private final Moves moves;
  private final Draft draft;

  /// Works on the decision that these moves write to.
  public Opening(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  /// Nothing changes for a build whose release is there already.
  public void open(Input.BuildArrived arrived) {
    String id = arrived.release();
    if (!(draft.release(id) instanceof Release.Absent)) {
      return;
    }
    Optional<Command.Outdated> outdated = outdated(arrived.build());
    moves.apply(
        id,
        new Command.Open(
            id,
            new Subject.Artifact(arrived.build()),
            arrived.definition(),
            new Cause.Built(),
            outdated.orElse(null),
            arrived.at()));
    if (outdated.isEmpty()) {
      supersede(arrived);
      moves.deploy(id, arrived.at());
    }
  }

  private Optional<Command.Outdated> outdated(Build build) {
    NewestBuilds newest = draft.newest(build.type(), build.target());
    if (newest.isGoneFor(build)) {
      return Optional.of(new Command.Outdated(Outcome.BRANCH_DELETED, null));
    }
    return build.type() == TargetType.TAG
        ? Optional.empty()
        : newest
            .before(build)
            .map(newer -> new Command.Outdated(Outcome.SUPERSEDED, newer.release()));
  }

  private void supersede(Input.BuildArrived arrived) {
    Build build = arrived.build();
    String id = arrived.release();
    if (build.type() == TargetType.BRANCH) {
      draft.put(draft.newest(build.type(), build.target()).with(id, build));
      draft.open(build.type(), build.target()).stream()
          .filter(other -> !other.equals(id) && isSuperseded(other, build))
          .forEach(older -> moves.apply(older, new Command.Supersede(id, arrived.at())));
    }
  }

  /// A newer build does not take back that somebody wants an older one.
  private boolean isSuperseded(String id, Build by) {
    return draft.release(id) instanceof Release.Open open
        && open.facts().rollback() == null
        && open.facts().build().filter(build -> !NewestBuilds.isOlder(by, build)).isPresent();
  }
}
