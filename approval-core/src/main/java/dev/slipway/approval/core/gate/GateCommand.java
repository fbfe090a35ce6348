package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.Command;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command to one gate of a release, or to all that are open.
public sealed interface GateCommand extends Command {

  /// @param attempt the opening of the gate that the button was shown for
  /// @param by whose verified account it was
  /// @param answers to what the choice asks
  /// @param typed where it was asked for by a command, null for a button
  /// @param left the keys of those who have left the gate's people since the release opened
  record Choose(
      String gate,
      String choice,
      int attempt,
      Account by,
      List<Answer> answers,
      @Nullable CommandOrigin typed,
      Set<String> left,
      Instant at)
      implements GateCommand {
    public Choose {
      answers = List.copyOf(answers);
      left = Set.copyOf(left);
    }

    /// A choice in a project that nobody has left.
    public Choose(
        String gate,
        String choice,
        int attempt,
        Account by,
        List<Answer> answers,
        @Nullable CommandOrigin typed,
        Instant at) {
      this(gate, choice, attempt, by, answers, typed, Set.of(), at);
    }

    /// The same by somebody in a project that these have left.
    public Choose without(Set<String> left) {
      return new Choose(gate, choice, attempt, by, answers, typed, left, at);
    }
  }

  record Expire(String gate, int attempt, Instant at) implements GateCommand {}

  record Remind(String gate, int attempt, Instant at) implements GateCommand {}

  record Escalate(String gate, int attempt, Instant at) implements GateCommand {}

  /// At every open gate where the votes count.
  ///
  /// @param by whose votes they are
  /// @param delegation null where they take them back
  record Delegate(Actor by, @Nullable Delegation delegation, Instant at) implements GateCommand {}
}
