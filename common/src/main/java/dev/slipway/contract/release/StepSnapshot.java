package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.text.ForeignText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a release as it stands.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    visible = true,
    defaultImpl = StepSnapshot.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = StepSnapshot.Deploy.class, name = "deploy"),
  @JsonSubTypes.Type(value = StepSnapshot.Gate.class, name = "approve")
})
public sealed interface StepSnapshot {

  /// The step's name, unique in its release.
  String name();

  /// A deployment.
  ///
  /// @param name the environment's name
  /// @param url where it can be reached, null before it was deployed or where it has no route
  /// @param waitingFor the release that is deploying to the same environment
  /// @param diagnosis why the last attempt failed
  /// @param by who decided it, null where the pipeline did
  /// @param attempt how often it was begun, from 0
  /// @param pods how far a running deployment is, null where that is not known
  /// @param unanswered the cluster whose deployer has not taken it, null where one has or there is
  ///     time yet
  /// @param drift how what was deployed has been changed since, null where it has not
  /// @param phase which part of a deployment to its environment it is, null for all of it
  /// @param removal how what was deployed goes, null where it stays
  /// @param share what part of the requests reaches it while other phases are to come, null where that
  ///     is not known; a pending one has it where it was taken back and nothing else was there
  @Buildable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deploy(
      String name,
      DeployStatus status,
      @Nullable String url,
      @Nullable String waitingFor,
      @Nullable Diagnosis diagnosis,
      @Nullable Actor by,
      int attempt,
      @Nullable Pods pods,
      @Nullable String unanswered,
      @Nullable Drift drift,
      @Nullable Phase phase,
      @Nullable Removal removal,
      @Nullable Traffic share)
      implements StepSnapshot {
    public Deploy {
      Required.field(name, "step.name");
      Required.field(status, "step.status");
    }
  }

  /// A step of a kind that this version does not know: readers show it by its name.
  record Unknown(String name, @JsonTypeId String kind) implements StepSnapshot {
    public Unknown {
      Required.field(name, "step.name");
      kind = ForeignText.storable(Required.field(kind, "step.kind"));
    }
  }

  /// The number of a deployment's new pods that serve.
  ///
  /// @param delayed what it waits for, null if it goes on
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pods(int ready, int desired, @Nullable String delayed) {

    /// Of a deployment that goes on.
    public Pods(int ready, int desired) {
      this(ready, desired, null);
    }
  }

  /// A gate.
  ///
  /// @param from the groups that may vote
  /// @param people everybody who may vote, each once, in the groups' order
  /// @param attempt which opening of the gate this is, from 1; 0 before the first
  /// @param votes all votes of all openings, oldest first
  /// @param expiresAt null where the gate waits for ever or is not open
  /// @param barred the ids of those who may not vote, since they had a part in the build
  /// @param reminded when those who had not voted were reminded at this opening, oldest first
  /// @param escalatedTo the groups that the gate was handed over to; their members are among
  ///     `people`
  /// @param delegations of votes at this gate that are in force
  /// @param formerDelegates who had somebody's vote at this opening and has it no more
  /// @param holding what passes it by itself at `expiresAt`, null where nothing does
  /// @param missing the groups whose approvals are missing, of a gate that counts them by group
  /// @param unknownAuthor true if it bars those who had a part in the build, and nobody knows its author
  /// @param deadlock why it can never pass, null if it can
  /// @param left the ids of those who decide nothing any more, since they have left the gate's groups
  /// @param ask where it is decided, null for its people's own messages
  @Buildable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Gate(
      String name,
      GateStatus status,
      List<String> from,
      List<Person> people,
      List<Step.Choice> choices,
      boolean advisory,
      int attempt,
      List<Vote> votes,
      @Nullable Instant expiresAt,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> barred,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Instant> reminded,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> escalatedTo,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Delegation> delegations,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Person> formerDelegates,
      @Nullable Holding holding,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Missing> missing,
      @Nullable Boolean unknownAuthor,
      @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          @Nullable Deadlock deadlock,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> left,
      @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          @Nullable Ask ask)
      implements StepSnapshot {
    public Gate {
      Required.field(name, "step.name");
      Required.field(status, "step.status");
      from = Required.list(from);
      people = Required.list(people);
      choices = Required.list(choices);
      votes = Required.list(votes);
      barred = Required.list(barred);
      reminded = Required.list(reminded);
      escalatedTo = Required.list(escalatedTo);
      delegations = Required.list(delegations);
      formerDelegates = Required.list(formerDelegates);
      missing = Required.list(missing);
      left = Required.list(left);
    }

    /// Whether the release's message in the channel has its buttons.
    public boolean asksChannel() {
      return ask != null && ask.asksChannel();
    }

    /// Whether each of its people has a message of their own.
    public boolean asksPeople() {
      return ask == null || ask.asksPeople();
    }
  }

  /// Approvals that a group still owes.
  ///
  /// @param people how many, at least 1
  record Missing(String group, int people) {
    public Missing {
      Required.field(group, "missing.group");
    }
  }

  /// A condition that passes a gate by itself.
  ///
  /// @param frozen the environment whose freeze is waited for; null where a time is, to see how a version
  ///     does
  /// @param freeze what people call it, null where it has no name
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Holding(@Nullable String frozen, @Nullable String freeze) {}

  /// The state of a deployment.
  enum DeployStatus {
    @JsonProperty("pending")
    PENDING,
    /// Another release is deploying to the same environment.
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("deploying")
    DEPLOYING,
    @JsonProperty("deployed")
    DEPLOYED,
    @JsonProperty("failed")
    FAILED
  }

  /// The state of a gate.
  enum GateStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("rejected")
    REJECTED,
    /// Takes no more votes: a later gate decided, or the release ended.
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("expired")
    EXPIRED
  }
}
