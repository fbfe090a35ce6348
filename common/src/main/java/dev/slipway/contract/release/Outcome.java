package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The outcome of a release.
public enum Outcome {
  /// Every step was done.
  @JsonProperty("completed")
  COMPLETED,
  /// A gate was rejected.
  @JsonProperty("rejected")
  REJECTED,
  /// Somebody closed it.
  @JsonProperty("closed")
  CLOSED,
  /// A deployment failed that nobody can try again.
  @JsonProperty("failed")
  FAILED,
  /// A newer build of the same branch took its place.
  @JsonProperty("superseded")
  SUPERSEDED,
  /// A gate was not decided in time.
  @JsonProperty("expired")
  EXPIRED,
  /// Its branch or tag was deleted after the build's run had begun.
  @JsonProperty("branch-deleted")
  BRANCH_DELETED
}
