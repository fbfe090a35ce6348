package dev.slipway.approval.release.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.messaging.EventJson;
import java.util.Map;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// The stored form of what happens to instances of environments. Its names are a contract with the rows of earlier
/// versions, as those of [StoredJson] are.
public final class StoredInstances {

  private static final Map<Class<? extends InstanceEvent>, String> NAMES =
      Map.ofEntries(
          Map.entry(InstanceEvent.Adopted.class, "adopted"),
          Map.entry(InstanceEvent.Queued.class, "queued"),
          Map.entry(InstanceEvent.Left.class, "left"),
          Map.entry(InstanceEvent.Granted.class, "granted"),
          Map.entry(InstanceEvent.Held.class, "held"),
          Map.entry(InstanceEvent.Aborting.class, "aborting"),
          Map.entry(InstanceEvent.Freed.class, "freed"),
          Map.entry(InstanceEvent.WentLive.class, "went-live"),
          Map.entry(InstanceEvent.Overwritten.class, "overwritten"),
          Map.entry(InstanceEvent.LifetimeSet.class, "lifetime-set"),
          Map.entry(InstanceEvent.Removing.class, "removing"),
          Map.entry(InstanceEvent.Emptied.class, "emptied"),
          Map.entry(InstanceEvent.Drifted.class, "drifted"),
          Map.entry(InstanceEvent.DriftEnded.class, "drift-ended"));

  private static final JsonMapper MAPPER = mapper();
  private static final ObjectWriter WRITER = MAPPER.writerFor(InstanceEvent.class);
  private static final ObjectReader READER = MAPPER.readerFor(InstanceEvent.class);

  private StoredInstances() {}

  /// The kebab-case name under which events of this class are stored.
  public static String nameOf(InstanceEvent event) {
    String name = NAMES.get(event.getClass());
    if (name == null) {
      throw new IllegalStateException(event.getClass() + " has no stored name; give it one");
    }
    return name;
  }

  /// As [#read] reads it.
  public static String write(InstanceEvent event) {
    return WRITER.writeValueAsString(event);
  }

  /// Reads what this version or an earlier one wrote.
  public static InstanceEvent read(String json) {
    return READER.readValue(json);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        EventJson.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .changeDefaultVisibility(
                visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .addMixIn(InstanceEvent.class, Typed.class);
    NAMES.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}
}
