package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.Implied;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A release as it stands after an event: all that a consumer needs, without history or look-up.
///
/// @param id the release id
/// @param name the project's name for people
/// @param channel where the team is told, `platform:id`
/// @param version grows with every event of the release; a lower one is older
/// @param outcome null while open
/// @param step the name of the step the release is at, null once finished
/// @param steps all steps, in the pipeline's order
/// @param finishedBy who ended it, null where nobody in particular did
/// @param supersededBy the newer release of the same branch that ends this one: at once, or as soon
///     as its running deployment has ended
/// @param build null for a subject that deploys no image
/// @param rollback null where it brings something new
/// @param subject in the JSON only where `build` does not say it
/// @param cause in the JSON only where `rollback`, or its absence, does not say it
/// @param channels further conversations where the team is told, `platform:id`, each once and without `channel`
/// @param links pages of the project by the names that people read, as addresses for this release
/// @param fields facts of the project by the names that people read
@RecordBuilder
@RecordBuilder.Options(
    buildMethodName = "create",
    enableGetters = false,
    enableWither = false,
    addStaticBuilder = false)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseSnapshot(
    String id,
    String project,
    String name,
    String channel,
    long version,
    State state,
    @Nullable Outcome outcome,
    @Nullable String step,
    @Nullable Build build,
    List<StepSnapshot> steps,
    Instant openedAt,
    @Nullable Instant finishedAt,
    @Nullable Actor finishedBy,
    @Nullable String supersededBy,
    @Nullable Rollback rollback,
    @Implied
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Subject.SaidByBuild.class)
        Subject subject,
    @Implied
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Cause.SaidByRollback.class)
        Cause cause,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> channels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> links,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields) {

  public ReleaseSnapshot {
    Required.field(id, "release.id");
    Required.field(project, "release.project");
    Required.field(name, "release.name");
    Required.field(channel, "release.channel");
    Required.field(state, "release.state");
    subject = Subject.of(build, subject);
    build = Subject.build(subject).orElse(null);
    cause = Cause.of(rollback, cause);
    rollback = Cause.rollback(cause);
    steps = Required.list(steps);
    Required.field(openedAt, "release.openedAt");
    channels = Required.list(channels);
    links = Required.map(links);
    fields = Required.map(fields);
  }

  /// Every conversation where the team is told, the first one first.
  public List<String> conversations() {
    return Stream.concat(Stream.of(channel), channels.stream()).toList();
  }

  /// Its gates, in order.
  public List<StepSnapshot.Gate> gates() {
    return steps(StepSnapshot.Gate.class);
  }

  /// Its deployments, in order; all phases of one.
  public List<StepSnapshot.Deploy> deployments() {
    return steps(StepSnapshot.Deploy.class);
  }

  private <S extends StepSnapshot> List<S> steps(Class<S> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The state of a release: open as long as something can still happen to it.
  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("finished")
    FINISHED
  }
}
