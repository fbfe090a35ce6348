package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.Vote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something happened at one of a release's gates.
public sealed interface ReleaseGateEvent extends ReleaseEvent {

  /// A choice was counted.
  ///
  /// @param command where it was asked for by a command, whoever typed it is told there; null for a
  ///     button
  @EventType("dev.slipway.release.vote-cast.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoteCast(ReleaseSnapshot release, String step, Vote vote, @Nullable CommandOrigin command)
      implements ReleaseGateEvent {
    public VoteCast {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(vote, "vote");
    }
  }

  /// A gate has the approvals it requires.
  @EventType("dev.slipway.release.gate-passed.v1")
  record GatePassed(ReleaseSnapshot release, String step) implements ReleaseGateEvent {
    public GatePassed {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A gate was rejected.
  @EventType("dev.slipway.release.gate-rejected.v1")
  record GateRejected(ReleaseSnapshot release, String step) implements ReleaseGateEvent {
    public GateRejected {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A gate opened once more, since the deployment it led to failed.
  @EventType("dev.slipway.release.gate-reopened.v1")
  record GateReopened(ReleaseSnapshot release, String step, int attempt)
      implements ReleaseGateEvent {
    public GateReopened {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A gate was not decided in time.
  @EventType("dev.slipway.release.gate-expired.v1")
  record GateExpired(ReleaseSnapshot release, String step) implements ReleaseGateEvent {
    public GateExpired {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// Those who have not voted are reminded.
  ///
  /// @param people them, each once
  @EventType("dev.slipway.release.gate-reminded.v1")
  record GateReminded(ReleaseSnapshot release, String step, List<Person> people)
      implements ReleaseGateEvent {
    public GateReminded {
      Required.field(release, "release");
      Required.field(step, "step");
      people = Required.list(people);
    }
  }

  /// A gate was handed over to others, who may vote as well.
  ///
  /// @param to the groups
  @EventType("dev.slipway.release.gate-escalated.v1")
  record GateEscalated(ReleaseSnapshot release, String step, List<String> to)
      implements ReleaseGateEvent {
    public GateEscalated {
      Required.field(release, "release");
      Required.field(step, "step");
      to = Required.list(to);
    }
  }

  /// Somebody has handed their vote at a gate over to somebody else, or has taken it back.
  ///
  /// @param by whose vote it is
  /// @param delegation null where they have taken it back
  @EventType("dev.slipway.release.vote-delegated.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoteDelegated(
      ReleaseSnapshot release, String step, Actor by, @Nullable Delegation delegation)
      implements ReleaseGateEvent {
    public VoteDelegated {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(by, "by");
    }
  }

  /// Those who may not decide at an open gate any more have changed, since people have left its groups or come
  /// back.
  ///
  /// @param left the ids of all who have left
  @EventType("dev.slipway.release.voters-changed.v1")
  record VotersChanged(ReleaseSnapshot release, String step, List<String> left)
      implements ReleaseGateEvent {
    public VotersChanged {
      Required.field(release, "release");
      Required.field(step, "step");
      left = Required.list(left);
    }
  }
}
