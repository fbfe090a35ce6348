package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.Vote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fact about one gate of a release, or about those who may end a wait.
public sealed interface GateEvent extends StepEvent {

  /// A fact about people, which leaves the gate undecided or the wait as it is.
  sealed interface OfPeople extends GateEvent {}

  /// @param attempt from 1
  /// @param expiresAt null where the gate waits for ever
  record Opened(String step, int attempt, @Nullable Instant expiresAt, Instant at)
      implements GateEvent {

    @Override
    public boolean isArrival() {
      return true;
    }
  }

  /// @param typed where the vote was typed, null for a button
  record VoteCast(String step, Vote vote, @Nullable CommandOrigin typed, Instant at)
      implements OfPeople {}

  record Passed(String step, Instant at) implements GateEvent {}

  record Rejected(String step, Instant at) implements GateEvent {}

  /// The gate takes no more votes, without having been decided by them.
  record Closed(String step, Instant at) implements GateEvent {}

  record Expired(String step, Instant at) implements GateEvent {}

  /// Those who had not voted are reminded.
  ///
  /// @param people them, each once
  record Reminded(String step, List<Person> people, Instant at) implements OfPeople {
    public Reminded {
      people = List.copyOf(people);
    }
  }

  /// Those whom the gate escalates to may vote as well.
  record Escalated(String step, Instant at) implements OfPeople {}

  /// @param by whose votes they are
  /// @param delegation null where they have taken them back
  record Delegated(String step, Actor by, @Nullable Delegation delegation, Instant at)
      implements OfPeople {}

  /// Those who may not decide at a gate any more have changed.
  ///
  /// @param left the keys of all who have left its groups
  record VotersChanged(String step, List<String> left, Instant at) implements OfPeople {
    public VotersChanged {
      left = List.copyOf(left);
    }
  }
}
