package dev.slipway.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a build is of a branch or of a tag.
public enum TargetType {
  @JsonProperty("branch")
  BRANCH,
  @JsonProperty("tag")
  TAG
}
