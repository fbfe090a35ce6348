package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.approval.web.people.ActorView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The removal of an environment's instance, as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Removal", description = "The removal of an environment's instance")
public record RemovalView(
    Status status,
    Why why,
    @Schema(description = "The time of the removal, or at which its state began") Instant at,
    @Schema(description = "The number of times it was put off") int extensions,
    @Schema(description = "The person who put it off last") @Nullable ActorView by,
    @Schema(description = "The failure of the removal") @Nullable DiagnosisView diagnosis) {

  /// The progress of a removal.
  public enum Status {
    @JsonProperty("due")
    DUE,
    @JsonProperty("extended")
    EXTENDED,
    @JsonProperty("removing")
    REMOVING,
    @JsonProperty("removed")
    REMOVED,
    @JsonProperty("failed")
    FAILED
  }

  /// The reason of a removal.
  public enum Why {
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("deleted")
    DELETED,
    @JsonProperty("merged")
    MERGED,
    @JsonProperty("closed")
    CLOSED
  }
}
