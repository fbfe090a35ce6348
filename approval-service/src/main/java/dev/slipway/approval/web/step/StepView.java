package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;

/// One step of a release as the API shows it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeploymentView.class, name = "deploy"),
  @JsonSubTypes.Type(value = GateView.class, name = "approve")
})
@Schema(name = "Step", description = "One step as it stands")
public sealed interface StepView permits DeploymentView, GateView, StepView.OtherStep {

  /// The step's name, unique in its release.
  String name();

  /// A step of a kind that this version does not know.
  record OtherStep(String name, @JsonTypeId String kind) implements StepView {}
}
