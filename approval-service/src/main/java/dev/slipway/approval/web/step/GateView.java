package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.approval.web.people.DelegationView;
import dev.slipway.approval.web.people.PersonView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gate as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Gate", description = "A gate as it stands")
public record GateView(
    String name,
    Status status,
    @Schema(description = "The groups that may vote") List<String> from,
    @Schema(description = "Everybody who may vote, each once") List<PersonView> people,
    List<ChoiceView> choices,
    @Schema(description = "True if the pipeline goes on at once") boolean advisory,
    @Schema(description = "The opening of the gate, from 1; 0 before the first") int attempt,
    @Schema(description = "The votes of all openings, oldest first") List<VoteView> votes,
    @Schema(description = "Missing if it never expires, and while it is not open")
        @Nullable Instant expiresAt,
    @Schema(description = "People who may not vote, since they had a part in the build")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> barred,
    @Schema(description = "The times of its reminders at this opening")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Instant> reminded,
    @Schema(description = "The groups that it was escalated to")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> escalatedTo,
    @Schema(description = "The delegations in force") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<DelegationView> delegations,
    @Schema(description = "People who had somebody's vote at this opening")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PersonView> formerDelegates,
    @Schema(description = "The condition that passes it by itself") @Nullable Holding holding,
    @Schema(description = "Approvals that groups still owe, of a gate that counts them by group")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Missing> missing,
    @Schema(description = "True if it bars the build's authors, and nobody knows who they are")
        @Nullable Boolean unknownAuthor,
    @Schema(description = "The reason for which it can never pass") @Nullable Deadlock deadlock,
    @Schema(description = "People who have left its groups and decide nothing")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> left,
    @Schema(description = "The messages on which it is decided, missing for its people's own")
        @Nullable Ask ask)
    implements StepView {

  /// Approvals that a group still owes.
  @Schema(name = "Missing", description = "Approvals that a group still owes")
  public record Missing(String group, @Schema(description = "At least 1") int people) {}

  /// A condition that passes a gate by itself.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "Holding",
      description = "The end of a freeze, or a time if no environment is named")
  public record Holding(
      @Schema(description = "The environment whose freeze has to end") @Nullable String frozen,
      @Schema(description = "The name of the freeze") @Nullable String freeze) {}

  /// The state of a gate.
  public enum Status {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("expired")
    EXPIRED
  }

  /// The reason for which a gate can never pass.
  public enum Deadlock {
    @JsonProperty("barred")
    BARRED,
    @JsonProperty("unknown-author")
    UNKNOWN_AUTHOR,
    @JsonProperty("left")
    LEFT
  }

  /// The messages on which a gate is decided.
  public enum Ask {
    @JsonProperty("people")
    PEOPLE,
    @JsonProperty("channel")
    CHANNEL,
    @JsonProperty("both")
    BOTH
  }
}
