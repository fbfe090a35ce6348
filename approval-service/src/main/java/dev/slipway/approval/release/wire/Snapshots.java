package dev.slipway.approval.release.wire;

import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.release.step.StepMappers;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshot.State;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a release as the contract does.
public final class Snapshots {

  private Snapshots() {}

  /// Null for a release that nothing has opened.
  public static @Nullable ReleaseSnapshot of(Release release) {
    return switch (release) {
      case Release.Absent _ -> null;
      case Release.Open open -> of(open);
      case Release.Finished finished -> of(finished);
    };
  }

  private static ReleaseSnapshot of(Release.Open open) {
    return shown(open.facts(), open.steps())
        .version(open.version())
        .state(State.OPEN)
        .step(open.steps().get(open.current()).name())
        .supersededBy(open.supersededBy())
        .create();
  }

  private static ReleaseSnapshot of(Release.Finished finished) {
    return shown(finished.facts(), finished.steps())
        .version(finished.version())
        .state(State.FINISHED)
        .outcome(finished.outcome())
        .finishedAt(finished.at())
        .finishedBy(finished.by())
        .supersededBy(finished.supersededBy())
        .create();
  }

  /// What is the same of an open and of a finished one.
  private static ReleaseSnapshotBuilder shown(Release.Facts facts, List<StepState> steps) {
    ProjectDefinition definition = facts.definition();
    return ReleaseSnapshotBuilder.builder()
        .id(facts.id())
        .project(definition.project())
        .name(definition.name())
        .channel(definition.channel())
        .channels(definition.channels())
        .links(ProjectLinks.of(definition.links(), facts.subject()))
        .fields(definition.fields())
        .subject(facts.subject())
        .steps(steps(facts, steps))
        .openedAt(facts.openedAt())
        .cause(facts.cause());
  }

  private static List<StepSnapshot> steps(Release.Facts facts, List<StepState> steps) {
    return steps.stream().map(step -> StepMappers.snapshot(facts, step)).toList();
  }
}
