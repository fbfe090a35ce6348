package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.approval.web.people.ActorView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A choice that was counted, as the API shows it.
@Schema(name = "Vote", description = "A choice that was counted")
public record VoteView(
    ActorView by,
    @Schema(description = "The id of the choice") String choice,
    @Schema(description = "The label of the choice") String label,
    ChoiceView.Effect effect,
    @Schema(description = "The opening of the gate that it was counted in") int attempt,
    Instant at,
    @Schema(description = "In the order of the questions")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<AnswerView> answers,
    @Schema(description = "People whose votes they cast as well")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ActorView> onBehalfOf) {}
