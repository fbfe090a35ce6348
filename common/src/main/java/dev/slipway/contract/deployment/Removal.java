package dev.slipway.contract.deployment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of the removal of an environment's instance.
///
/// @param at when it will be removed, or when that state began
/// @param extensions how often somebody has put it off
/// @param by who has put it off last, null where nobody has or a newer build has come
/// @param diagnosis why it could not be removed, null where that is not so
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Removal(
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        Status status,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE) Why why,
    Instant at,
    int extensions,
    @Nullable Actor by,
    @Nullable Diagnosis diagnosis) {

  public Removal {
    Required.field(status, "removal.status");
    Required.field(why, "removal.why");
    Required.field(at, "removal.at");
  }

  /// The progress of the removal.
  public enum Status {
    /// It will be removed soon where nobody puts it off.
    @JsonProperty("due")
    DUE,
    /// Somebody has put it off, or a newer build has come.
    @JsonEnumDefaultValue
    @JsonProperty("extended")
    EXTENDED,
    @JsonProperty("removing")
    REMOVING,
    @JsonProperty("removed")
    REMOVED,
    /// It could not be removed, and is tried again.
    @JsonProperty("failed")
    FAILED
  }

  /// The reason of a removal.
  public enum Why {
    /// No new build came for it for as long as the project says.
    @JsonEnumDefaultValue
    @JsonProperty("expired")
    EXPIRED,
    /// Its branch or tag was deleted.
    @JsonProperty("deleted")
    DELETED,
    /// Its pull request was merged.
    @JsonProperty("merged")
    MERGED,
    /// Its pull request was closed without being merged.
    @JsonProperty("closed")
    CLOSED
  }
}
