package dev.slipway.contract.deployment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reason of a failed deployment, in words that a person can act on.
///
/// @param reason one word as Kubernetes names it, for example `ImagePullBackOff`
/// @param message one sentence: what, which, what to do
/// @param container the container that failed, null where none did
/// @param events the latest warnings about the pod, oldest first, at most 5
/// @param log the container's last lines, at most 20
/// @param cause what kind of failure it is, null in events from before there was one
/// @param facts what is known of it, each under the name that its cause gives it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
    String reason,
    String message,
    @Nullable String container,
    List<String> events,
    List<String> log,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        @Nullable Cause cause,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fact> facts) {

  /// The reason of a deployment whose result could not be read, so that it may have succeeded.
  public static final String RESULT_UNREADABLE = "ResultUnreadable";

  public Diagnosis {
    Required.field(reason, "diagnosis.reason");
    Required.field(message, "diagnosis.message");
    events = Required.list(events);
    log = Required.list(log);
    facts = Required.list(facts);
  }

  /// Without a cause.
  public Diagnosis(
      String reason,
      String message,
      @Nullable String container,
      List<String> events,
      List<String> log) {
    this(reason, message, container, events, log, null, List.of());
  }

  public static Diagnosis of(String reason, String message) {
    return new Diagnosis(reason, message, null, List.of(), List.of());
  }

  public static Diagnosis of(Cause cause, String reason, String message, List<Fact> facts) {
    return new Diagnosis(reason, message, null, List.of(), List.of(), cause, facts);
  }

  /// One thing that is known, for example `exit code`: `137`.
  public record Fact(String name, String value) {
    public Fact {
      Required.field(name, "fact.name");
      Required.field(value, "fact.value");
    }
  }

  /// The kinds of failures, each with the facts that it has where they are known.
  public enum Cause {
    /// `image`, `registry`: what the registry or the runtime said.
    @JsonProperty("image-pull")
    IMAGE_PULL,
    /// `exit code`, `ended`: for example `OOMKilled`, `restarts`, `memory limit` where that was too
    /// small.
    @JsonProperty("crash-loop")
    CRASH_LOOP,
    /// The container cannot be made, most often for a secret or config map that is missing: `said`.
    @JsonProperty("configuration")
    CONFIGURATION,
    /// `probe`: which, `answer`: what came of it.
    @JsonProperty("unready")
    UNREADY,
    /// `missing`: what no node has.
    @JsonProperty("unschedulable")
    UNSCHEDULABLE,
    /// `quota`, `requested`, `used`, `limited`.
    @JsonProperty("quota")
    QUOTA,
    /// `by`: the webhook or policy, `said`: its words.
    @JsonProperty("admission")
    ADMISSION,
    /// `verb`, `resource`, `namespace`, `account`.
    @JsonProperty("forbidden")
    FORBIDDEN,
    /// `manager`: who owns it, `fields`.
    @JsonProperty("conflict")
    CONFLICT,
    /// An object of that name belongs to somebody else.
    @JsonProperty("not-ours")
    NOT_OURS,
    /// The cluster refuses what was asked for: `said`.
    @JsonProperty("invalid")
    INVALID,
    /// It was deleted while it was rolled out.
    @JsonProperty("deleted")
    DELETED,
    /// It did not end in time, and nothing says why.
    @JsonProperty("timeout")
    TIMEOUT,
    /// Any other, and one that a later version names.
    @JsonEnumDefaultValue
    @JsonProperty("other")
    OTHER
  }
}
