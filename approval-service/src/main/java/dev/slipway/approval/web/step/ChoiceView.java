package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A choice of a gate, as the API shows it.
@Schema(name = "Choice", description = "Something a person can choose at a gate")
public record ChoiceView(
    String id,
    @Schema(description = "The button's text") String label,
    Effect effect,
    @Schema(description = "Asked of everybody who makes the choice")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<QuestionView> questions) {

  /// The effect of a choice.
  public enum Effect {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("reject")
    REJECT,
    @JsonProperty("close")
    CLOSE
  }
}
