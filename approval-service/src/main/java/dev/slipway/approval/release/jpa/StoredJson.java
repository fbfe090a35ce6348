package dev.slipway.approval.release.jpa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.approval.release.core.NewestBuilds;
import dev.slipway.approval.release.core.Reach;
import dev.slipway.approval.release.core.Release;
import dev.slipway.approval.release.core.ReleaseEvent;
import dev.slipway.approval.release.core.Slot;
import dev.slipway.approval.release.core.StepState;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// The stored form of the core's values. Their names are a contract with the rows of earlier versions: a name
/// is added, never changed, whatever the classes are called.
@Component
public final class StoredJson {

  private static final Map<Class<? extends ReleaseEvent>, String> EVENTS =
      Map.ofEntries(
          Map.entry(ReleaseEvent.Opened.class, "opened"),
          Map.entry(ReleaseEvent.GateOpened.class, "gate-opened"),
          Map.entry(ReleaseEvent.VoteCast.class, "vote-cast"),
          Map.entry(ReleaseEvent.GatePassed.class, "gate-passed"),
          Map.entry(ReleaseEvent.GateRejected.class, "gate-rejected"),
          Map.entry(ReleaseEvent.GateClosed.class, "gate-closed"),
          Map.entry(ReleaseEvent.GateExpired.class, "gate-expired"),
          Map.entry(ReleaseEvent.GateReminded.class, "gate-reminded"),
          Map.entry(ReleaseEvent.GateEscalated.class, "gate-escalated"),
          Map.entry(ReleaseEvent.VoteDelegated.class, "vote-delegated"),
          Map.entry(ReleaseEvent.VotersChanged.class, "voters-changed"),
          Map.entry(ReleaseEvent.DeploymentRequested.class, "deployment-requested"),
          Map.entry(ReleaseEvent.DeploymentWaiting.class, "deployment-waiting"),
          Map.entry(ReleaseEvent.DeploymentStarted.class, "deployment-started"),
          Map.entry(ReleaseEvent.DeploymentProgressed.class, "deployment-progressed"),
          Map.entry(ReleaseEvent.DeploymentUnanswered.class, "deployment-unanswered"),
          Map.entry(ReleaseEvent.DeploymentAskedAgain.class, "deployment-asked-again"),
          Map.entry(ReleaseEvent.DeploymentSucceeded.class, "deployment-succeeded"),
          Map.entry(ReleaseEvent.DriftDetected.class, "drift-detected"),
          Map.entry(ReleaseEvent.DriftEnded.class, "drift-ended"),
          Map.entry(ReleaseEvent.DeploymentFailed.class, "deployment-failed"),
          Map.entry(ReleaseEvent.DeploymentAborted.class, "deployment-aborted"),
          Map.entry(ReleaseEvent.DeploymentNotAborted.class, "deployment-not-aborted"),
          Map.entry(ReleaseEvent.RemovalDue.class, "removal-due"),
          Map.entry(ReleaseEvent.RemovalPutOff.class, "removal-put-off"),
          Map.entry(ReleaseEvent.RemovalRequested.class, "removal-requested"),
          Map.entry(ReleaseEvent.Removed.class, "removed"),
          Map.entry(ReleaseEvent.RemovalFailed.class, "removal-failed"),
          Map.entry(ReleaseEvent.SupersessionPending.class, "supersession-pending"),
          Map.entry(ReleaseEvent.Refused.class, "refused"),
          Map.entry(ReleaseEvent.CommandRefused.class, "command-refused"),
          Map.entry(ReleaseEvent.InputLost.class, "input-lost"),
          Map.entry(ReleaseEvent.Finished.class, "finished"));

  private static final Map<Class<?>, String> STATES =
      Map.ofEntries(
          Map.entry(Release.Open.class, "open"),
          Map.entry(Release.Finished.class, "finished"),
          Map.entry(StepState.DeployStep.class, "deploy"),
          Map.entry(StepState.GateStep.class, "approve"),
          Map.entry(StepState.Deployment.Pending.class, "pending"),
          Map.entry(StepState.Deployment.Waiting.class, "waiting"),
          Map.entry(StepState.Deployment.Running.class, "running"),
          Map.entry(StepState.Deployment.Succeeded.class, "succeeded"),
          Map.entry(StepState.Deployment.Failed.class, "failed"),
          Map.entry(StepState.Gate.Pending.class, "pending"),
          Map.entry(StepState.Gate.Open.class, "open"),
          Map.entry(StepState.Gate.Passed.class, "passed"),
          Map.entry(StepState.Gate.Rejected.class, "rejected"),
          Map.entry(StepState.Gate.Closed.class, "closed"),
          Map.entry(StepState.Gate.Expired.class, "expired"));

  private static final JsonMapper MAPPER = mapper();

  private final ObjectWriter events;
  private final ObjectWriter releases;
  private final ObjectReader eventReader;
  private final ObjectReader releaseReader;

  /// @param definitions what the stored values refer to
  public StoredJson(Definitions definitions) {
    ObjectWriter writer = MAPPER.writer().withAttribute(Definitions.class, definitions);
    ObjectReader reader = MAPPER.reader().withAttribute(Definitions.class, definitions);
    this.events = writer.forType(ReleaseEvent.class);
    this.releases = writer.forType(Release.class);
    this.eventReader = reader.forType(ReleaseEvent.class);
    this.releaseReader = reader.forType(Release.class);
  }

  /// The kebab-case name under which events of this class are stored.
  public static String nameOf(ReleaseEvent event) {
    String name = EVENTS.get(event.getClass());
    if (name == null) {
      throw new IllegalStateException(event.getClass() + " has no stored name; give it one");
    }
    return name;
  }

  /// As it is stored.
  public String write(ReleaseEvent event) {
    return events.writeValueAsString(event);
  }

  /// As it is stored.
  public String write(Release release) {
    return releases.writeValueAsString(release);
  }

  static String write(NewestBuilds newest) {
    return MAPPER.writeValueAsString(newest);
  }

  static NewestBuilds newest(String json) {
    return MAPPER.readValue(json, NewestBuilds.class);
  }

  static String write(Slot slot) {
    return MAPPER.writeValueAsString(slot);
  }

  /// The reverse of [#write(ReleaseEvent)].
  public ReleaseEvent event(String json) {
    return eventReader.readValue(json);
  }

  /// The reverse of [#write(Release)].
  public Release release(String json) {
    return releaseReader.readValue(json);
  }

  static String write(Delegation delegation) {
    return MAPPER.writeValueAsString(delegation);
  }

  static Delegation delegation(String json) {
    return MAPPER.readValue(json, Delegation.class);
  }

  static Slot slot(String json) {
    return MAPPER.readValue(json, Slot.class);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        EventJson.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(ReleaseEvent.class, Typed.class)
            .addMixIn(Release.class, Typed.class)
            .addMixIn(Release.Facts.class, Referring.class)
            .addMixIn(ReleaseEvent.Opened.class, Referring.class)
            .addMixIn(Reach.class, Brief.class)
            .addMixIn(StepState.class, Typed.class)
            .addMixIn(StepState.Deployment.class, Typed.class)
            .addMixIn(StepState.Gate.class, Typed.class);
    EVENTS.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
    STATES.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}

  @SuppressWarnings("UnusedMethod") // Jackson takes its annotations.
  private interface Brief {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> left();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> leftBefore();
  }

  @SuppressWarnings("UnusedMethod") // Jackson takes its annotations.
  private interface Referring {
    @JsonSerialize(using = DefinitionReference.Writer.class)
    @JsonDeserialize(using = DefinitionReference.Reader.class)
    ProjectDefinition definition();
  }
}
