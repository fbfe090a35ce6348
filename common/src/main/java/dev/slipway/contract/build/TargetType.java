package dev.slipway.contract.build;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The kind of ref that a build is of.
public enum TargetType {
  @JsonProperty("branch")
  BRANCH,
  @JsonProperty("tag")
  TAG
}
