package dev.slipway.approval.release.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.gate.GateFollowUp;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.release.step.StepMappers;
import dev.slipway.approval.release.step.StoredNames;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Subject;
import dev.slipway.messaging.EventJson;
import java.util.HashMap;
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

  /// The names of what concerns no step; those of steps are with their mappers.
  private static final Map<Class<? extends RecordedEvent>, String> OF_RELEASES =
      Map.of(
          RecordedEvent.Opened.class, "opened",
          RecordedEvent.SupersessionPending.class, "supersession-pending",
          RecordedEvent.Refused.class, "refused",
          RecordedEvent.CommandRefused.class, "command-refused",
          RecordedEvent.InputLost.class, "input-lost",
          RecordedEvent.Finished.class, "finished");

  private static final Map<Class<? extends RecordedEvent>, String> EVENTS = eventNames();

  private static final JsonMapper MAPPER = mapper();

  private final ObjectWriter events;
  private final ObjectWriter releases;
  private final ObjectReader eventReader;
  private final ObjectReader releaseReader;

  /// @param definitions what the stored values refer to
  public StoredJson(Definitions definitions) {
    ObjectWriter writer = MAPPER.writer().withAttribute(Definitions.class, definitions);
    ObjectReader reader = MAPPER.reader().withAttribute(Definitions.class, definitions);
    this.events = writer.forType(RecordedEvent.class);
    this.releases = writer.forType(Release.class);
    this.eventReader = reader.forType(RecordedEvent.class);
    this.releaseReader = reader.forType(Release.class);
  }

  /// The kebab-case name under which events of this class are stored.
  public static String nameOf(RecordedEvent event) {
    String name = EVENTS.get(StoredWaits.stored(event).getClass());
    if (name == null) {
      throw new IllegalStateException(event.getClass() + " has no stored name; give it one");
    }
    return name;
  }

  /// As it is stored.
  public String write(RecordedEvent event) {
    return events.writeValueAsString(StoredWaits.stored(event));
  }

  /// As it is stored.
  public String write(Release release) {
    return releases.writeValueAsString(StoredWaits.stored(release));
  }

  /// As [#newest] reads it.
  public static String write(NewestBuilds newest) {
    return MAPPER.writeValueAsString(newest);
  }

  /// Reads what this version or an earlier one wrote.
  public static NewestBuilds newest(String json) {
    return MAPPER.readValue(json, NewestBuilds.class);
  }

  /// As [#slot] reads it.
  public static String write(Slot slot) {
    return MAPPER.writeValueAsString(slot);
  }

  /// The reverse of [#write(RecordedEvent)].
  ///
  /// @param before the release that it happened to
  public RecordedEvent event(String json, Release before) {
    return StoredWaits.read(eventReader.readValue(json), before);
  }

  /// The reverse of [#write(Release)].
  public Release release(String json) {
    return StoredWaits.read(releaseReader.<Release>readValue(json));
  }

  /// As [#delegation] reads it.
  public static String write(Delegation delegation) {
    return MAPPER.writeValueAsString(delegation);
  }

  /// Reads what this version or an earlier one wrote.
  public static Delegation delegation(String json) {
    return MAPPER.readValue(json, Delegation.class);
  }

  /// Reads what this version or an earlier one wrote.
  public static Slot slot(String json) {
    return MAPPER.readValue(json, Slot.class);
  }

  private static Map<Class<? extends RecordedEvent>, String> eventNames() {
    Map<Class<? extends RecordedEvent>, String> names = new HashMap<>(OF_RELEASES);
    StepMappers.names().forEach(kind -> names.putAll(kind.events()));
    return Map.copyOf(names);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        EventJson.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A question that a value answers, such as whether a slot is idle, is none of its
            // facts.
            .changeDefaultVisibility(
                visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .addMixIn(RecordedEvent.class, Typed.class)
            .addMixIn(Release.class, Typed.class)
            .addMixIn(Release.Facts.class, Referring.class)
            .addMixIn(RecordedEvent.Opened.class, Referring.class)
            .addMixIn(GateFollowUp.class, Brief.class)
            .addMixIn(StepState.class, Typed.class)
            .registerSubtypes(
                new NamedType(Release.Open.class, "open"),
                new NamedType(Release.Finished.class, "finished"));
    EVENTS.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
    for (StoredNames kind : StepMappers.names()) {
      kind.types().forEach(type -> builder.addMixIn(type, Typed.class));
      kind.states().forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
    }
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

    @JsonProperty("build")
    @JsonSerialize(using = StoredSubject.SubjectWriter.class)
    @JsonDeserialize(using = StoredSubject.SubjectReader.class)
    Subject subject();

    @JsonProperty("rollback")
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = StoredSubject.Built.class)
    @JsonSerialize(using = StoredSubject.CauseWriter.class)
    @JsonDeserialize(using = StoredSubject.CauseReader.class)
    Cause cause();
  }
}
