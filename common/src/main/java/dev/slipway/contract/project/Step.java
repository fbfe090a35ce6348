package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import dev.slipway.contract.text.ForeignText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a pipeline. A new kind is a new record here and what the compiler then points at. Its JSON has a `name`, by
/// which readers that do not know the kind show it.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    visible = true,
    defaultImpl = Step.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Deploy.class, name = "deploy"),
  @JsonSubTypes.Type(value = Step.Approve.class, name = "approve")
})
public sealed interface Step {

  /// Unique in its pipeline: the environment's name for a deployment, with [Phase#suffix] behind it
  /// where it is a phase of one, the gate's name for a gate.
  String name();

  /// Deploys the build to an environment.
  ///
  /// @param phase null where it is deployed at once
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deploy(String environment, @Nullable Phase phase) implements Step {
    public Deploy {
      Required.field(environment, "step.environment");
    }

    /// A deployment at once.
    public Deploy(String environment) {
      this(environment, null);
    }

    @Override
    public String name() {
      return phase == null ? environment : environment + phase.suffix();
    }

    /// Whether the build is live once this has succeeded.
    @JsonIgnore
    public boolean isLast() {
      return phase == null || phase.isLast();
    }
  }

  /// A gate: waits for people.
  ///
  /// @param gate the gate's name
  /// @param from the groups whose members may vote, at least one; none only where it waits for the end of
  ///     a freeze
  /// @param require how many approvals pass the gate
  /// @param veto whether one rejection ends the release, even where the gate is advisory
  /// @param advisory whether the pipeline goes on at once and votes only inform later gates
  /// @param choices what people can choose, at least one, ids unique
  /// @param expires how long the gate stays open, null for ever
  /// @param selfApproval whether those who had a part in the build may choose
  /// @param remind after how long whoever has not chosen is reminded, and then again; null for never
  /// @param escalate who may choose as well once it has been open for long, null for nobody
  /// @param holds what it waits for beside people, null for nothing
  /// @param knownAuthor true if it never passes for a build whose author is nobody known
  /// @param ask where it is decided, null for its people's own messages
  @Buildable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Approve(
      String gate,
      List<String> from,
      Require require,
      boolean veto,
      boolean advisory,
      List<Choice> choices,
      @Nullable Duration expires,
      boolean selfApproval,
      @Nullable Duration remind,
      @Nullable Escalation escalate,
      @Nullable Hold holds,
      @Nullable Boolean knownAuthor,
      @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          @Nullable Ask ask)
      implements Step {
    public Approve {
      Required.field(gate, "step.gate");
      from = Required.list(from);
      Required.field(require, "step.require");
      choices = Required.list(choices);
    }

    @Override
    public String name() {
      return gate;
    }
  }

  /// A step of a kind that this version does not know: readers show it by its name, and no release is opened along it.
  ///
  /// @param settings all that its JSON has beside the two, so that it is written again as it was read: readers keep
  ///     definitions and pass them on
  record Unknown(
      String name,
      @JsonTypeId String kind,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> settings)
      implements Step {
    public Unknown {
      Required.field(name, "step.name");
      kind = ForeignText.storable(Required.field(kind, "step.kind"));
      settings = Required.map(settings);
    }
  }

  /// A condition that passes a gate by itself.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Hold.Time.class, name = "time"),
    @JsonSubTypes.Type(value = Hold.Frozen.class, name = "frozen")
  })
  sealed interface Hold {

    /// The gate passes where it would expire.
    record Time() implements Hold {}

    /// The gate is open only in one of these times, and passes when it is over.
    ///
    /// @param environment that is frozen
    /// @param freezes at least one
    record Frozen(String environment, List<Freeze> freezes) implements Hold {
      public Frozen {
        Required.field(environment, "hold.environment");
        freezes = Required.list(freezes);
      }
    }
  }

  /// Hands a gate over to others who may choose as well. The approval of one of them stands for
  /// everybody whose approval is still missing.
  ///
  /// @param after how long the gate has been open
  /// @param to the groups, at least one
  record Escalation(Duration after, List<String> to) {
    public Escalation {
      Required.field(after, "escalate.after");
      to = Required.list(to);
    }
  }

  /// Something a person can choose at a gate.
  ///
  /// @param id lower-case letters, digits and dashes
  /// @param label the button's text
  /// @param questions what is asked of whoever makes it, in this order; none for most
  record Choice(
      String id,
      String label,
      Effect effect,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions) {
    public Choice {
      Required.field(id, "choice.id");
      Required.field(label, "choice.label");
      Required.field(effect, "choice.effect");
      questions = Required.list(questions);
    }

    /// A choice that asks nothing.
    public Choice(String id, String label, Effect effect) {
      this(id, label, effect, List.of());
    }
  }

  /// The effect of a choice.
  enum Effect {
    /// Counts towards passing the gate.
    @JsonProperty("pass")
    PASS,
    /// Counts against it: ends the release where the gate has a veto or can no longer pass.
    @JsonProperty("reject")
    REJECT,
    /// Ends the release as closed, at once.
    @JsonProperty("close")
    CLOSE
  }

  /// The number of approvals that pass a gate.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Require.Any.class, name = "any"),
    @JsonSubTypes.Type(value = Require.All.class, name = "all"),
    @JsonSubTypes.Type(value = Require.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Require.PerGroup.class, name = "per-group")
  })
  sealed interface Require {

    /// One of the gate's people.
    record Any() implements Require {}

    /// Everybody in the gate's groups.
    record All() implements Require {}

    /// So many distinct people, at least 1.
    record Count(int people) implements Require {}

    /// So many people of each named group.
    ///
    /// @param distinct true if somebody in two groups counts in one of them alone; else in both
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PerGroup(Map<String, Integer> groups, @Nullable Boolean distinct) implements Require {
      public PerGroup {
        groups = Required.map(groups);
      }

      /// Somebody in two groups counts in both.
      public PerGroup(Map<String, Integer> groups) {
        this(groups, null);
      }
    }
  }
}
