package dev.slipway.contract.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Buildable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The run of a CI system that made a build. Each field is null if the source does not say it.
///
/// @param workflow the name of what ran; numbers of two workflows say nothing about each other
/// @param number counts the runs of the workflow
/// @param attempt counts how often the run was begun, from 1
/// @param began the time of the run's first attempt
/// @param event the event that caused the run, in the source's words, for example `push`
@Buildable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CiRun(
    @Nullable String workflow,
    @Nullable Long number,
    @Nullable Integer attempt,
    @Nullable Instant began,
    @Nullable String event) {

  /// A run of which the source says nothing.
  public static final CiRun UNKNOWN = CiRunBuilder.builder().build();
}
