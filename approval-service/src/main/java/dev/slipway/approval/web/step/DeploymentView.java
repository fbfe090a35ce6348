package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.approval.web.people.ActorView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A deployment as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Deployment", description = "A deployment as it stands")
public record DeploymentView(
    String name,
    Status status,
    @Schema(description = "Missing before it was deployed, and if it has no route")
        @Nullable String url,
    @Schema(description = "The release that is deploying to the same environment")
        @Nullable String waitingFor,
    @Schema(description = "The failure of the last attempt") @Nullable DiagnosisView diagnosis,
    @Schema(description = "The person who decided it, missing if the pipeline did")
        @Nullable ActorView by,
    @Schema(description = "The number of times it was begun") int attempt,
    @Schema(description = "The progress of a running deployment, missing if unknown")
        @Nullable Pods pods,
    @Schema(description = "The cluster whose deployer has not taken it in time")
        @Nullable String unanswered,
    @Schema(description = "Changes that others made since") @Nullable DriftView drift,
    @Schema(description = "The part of a deployment in phases, missing if it is all of one")
        @Nullable PhaseView phase,
    @Schema(description = "The removal of the instance, missing if it stays")
        @Nullable RemovalView removal,
    @Schema(description = "The share of the requests that reaches it while phases are to come")
        @Nullable Share share)
    implements StepView {

  /// The number of new pods that serve.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Pods", description = "The number of new pods that serve")
  public record Pods(
      int ready,
      int desired,
      @Schema(description = "The reason of a delay, missing if there is none")
          @Nullable String delayed) {}

  /// The share of the requests that reaches a version.
  @Schema(name = "Share", description = "The share of the requests that reaches it")
  public record Share(
      @Schema(description = "From 0 to 100, rounded") int percent,
      @Schema(description = "True if there is no other version") boolean alone) {}

  /// The state of a deployment.
  public enum Status {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("deploying")
    DEPLOYING,
    @JsonProperty("deployed")
    DEPLOYED,
    @JsonProperty("failed")
    FAILED
  }
}
