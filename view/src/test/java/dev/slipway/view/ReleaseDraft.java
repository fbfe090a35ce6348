package dev.slipway.view;

import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshot.State;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A release that is being changed; each change is a new version.
final class ReleaseDraft {

  private final ReleaseSnapshot before;
  String channel;
  List<String> channels;
  Map<String, String> links;
  Map<String, String> fields;
  State state;
  @Nullable Outcome outcome;
  @Nullable String step;
  List<StepSnapshot> steps;
  @Nullable Instant finishedAt;
  @Nullable Actor finishedBy;
  @Nullable String supersededBy;
  @Nullable Rollback rollback;
  Subject subject;

  ReleaseDraft(ReleaseSnapshot release) {
    before = release;
    channel = release.channel();
    channels = release.channels();
    links = release.links();
    fields = release.fields();
    state = release.state();
    outcome = release.outcome();
    step = release.step();
    steps = release.steps();
    finishedAt = release.finishedAt();
    finishedBy = release.finishedBy();
    supersededBy = release.supersededBy();
    rollback = release.rollback();
    subject = release.subject();
  }

  ReleaseSnapshot done() {
    return ReleaseSnapshotBuilder.builder()
        .id(before.id())
        .project(before.project())
        .name(before.name())
        .channel(channel)
        .version(before.version() + 1)
        .state(state)
        .outcome(outcome)
        .step(step)
        .subject(subject)
        .steps(steps)
        .openedAt(before.openedAt())
        .finishedAt(finishedAt)
        .finishedBy(finishedBy)
        .supersededBy(supersededBy)
        .cause(Cause.of(rollback, null))
        .channels(channels)
        .links(links)
        .fields(fields)
        .create();
  }
}
