package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The reason of a refusal.
public enum Refusal {
  /// The release is not known here.
  @JsonProperty("unknown-release")
  UNKNOWN_RELEASE,
  /// The release has no such gate, or the gate no such choice.
  @JsonProperty("unknown-choice")
  UNKNOWN_CHOICE,
  /// The person is in none of the gate's groups.
  @JsonProperty("not-in-group")
  NOT_IN_GROUP,
  /// The person was in one of the gate's groups when the release opened, and is not any more.
  @JsonProperty("left-group")
  LEFT_GROUP,
  /// The person is in one of the gate's groups only since the release opened.
  @JsonProperty("added-later")
  ADDED_LATER,
  /// The gate demands a known author, and the build's author is nobody known.
  @JsonProperty("unknown-author")
  UNKNOWN_AUTHOR,
  /// The person had a part in what was built, and the gate denies self-approval.
  @JsonProperty("own-build")
  OWN_BUILD,
  /// The person has voted at this opening of the gate.
  @JsonProperty("already-voted")
  ALREADY_VOTED,
  /// The gate has been decided.
  @JsonProperty("already-decided")
  ALREADY_DECIDED,
  /// The gate is not open yet.
  @JsonProperty("not-open")
  NOT_OPEN,
  /// The choice asks for something that was not answered, or not as it must be.
  @JsonProperty("not-answered")
  NOT_ANSWERED,
  /// The button belongs to an earlier opening of the gate.
  @JsonProperty("stale")
  STALE,
  /// There is nothing to go back to: no such release was live in the environment.
  @JsonProperty("never-live")
  NEVER_LIVE,
  /// It could not be processed and was put aside; nothing was counted.
  @JsonProperty("not-processed")
  NOT_PROCESSED,
  /// The release has ended.
  @JsonProperty("finished")
  FINISHED
}
