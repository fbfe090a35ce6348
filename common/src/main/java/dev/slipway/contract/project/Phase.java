package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// A part of a deployment by a [Strategy]. Between the phases of a deployment nobody else deploys to the
/// same instance.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Preview.class, name = "preview"),
  @JsonSubTypes.Type(value = Phase.Switch.class, name = "switch"),
  @JsonSubTypes.Type(value = Phase.Share.class, name = "share"),
  @JsonSubTypes.Type(value = Phase.Whole.class, name = "whole"),
  @JsonSubTypes.Type(value = Phase.Abort.class, name = "abort")
})
public sealed interface Phase {

  /// Blue-green: the new version runs beside the old one, which serves.
  record Preview() implements Phase {}

  /// Blue-green: the version that runs beside serves, the old one runs on for a while.
  record Switch() implements Phase {}

  /// Canary: the new version serves a share.
  ///
  /// @param weight in percent, from 1 to 99
  record Share(int weight) implements Phase {}

  /// Canary: the new version serves everything, and nothing runs beside it.
  record Whole() implements Phase {}

  /// Removes what the earlier phases created; the old version serves as before them. Never a step of a
  /// pipeline.
  record Abort() implements Phase {}

  /// What stands behind the environment's name in the name of such a step, empty for the last phase.
  default String suffix() {
    return switch (this) {
      case Preview _ -> "-preview";
      case Share(int weight) -> "-" + weight;
      case Switch _, Whole _, Abort _ -> "";
    };
  }

  /// Whether the version is live once this has succeeded.
  @JsonIgnore
  default boolean isLast() {
    return this instanceof Switch || this instanceof Whole;
  }
}
