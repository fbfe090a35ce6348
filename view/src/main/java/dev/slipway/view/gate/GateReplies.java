package dev.slipway.view.gate;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Tone;
import dev.slipway.view.step.StepMessage;
import dev.slipway.view.step.StepMessage.Reply;
import java.util.ArrayList;
import java.util.List;

/// The replies that tell of a gate. Those to the people of a gate that is decided in the channel are below the message with
/// the buttons: that message only changes, which notifies nobody. Votes do not change a reply.
public final class GateReplies {

  private GateReplies() {}

  /// The replies that are due below the channel's message about the release.
  static List<StepMessage> inChannel(ReleaseSnapshot release, Gate gate) {
    List<StepMessage> replies = new ArrayList<>();
    if (!gate.asksPeople() && GateActions.isAsked(release, gate)) {
      Card asked = Card.sentence(Tone.ASKING, ChannelAskText.asked(release, gate));
      replies.add(new Reply(asked(gate), asked));
      if (isReminded(gate)) {
        Card reminded = Card.sentence(Tone.ASKING, ChannelAskText.reminded(release, gate));
        replies.add(new Reply(reminder(gate), reminded));
      }
    }
    replies.addAll(votes(gate));
    return List.copyOf(replies);
  }

  /// One for each vote of all openings, for below a message that does not follow them.
  public static List<Reply> votes(Gate gate) {
    return gate.votes().stream()
        .map(vote -> new Reply(vote(gate, vote), Votes.card(gate, vote)))
        .toList();
  }

  /// The reminder of whoever has not chosen, for below their own message.
  public static Reply reminded(ReleaseSnapshot release, Gate gate) {
    return new Reply(reminder(gate), Reminder.card(release, gate));
  }

  /// Whoever votes afterwards does not change it.
  private static boolean isReminded(Gate gate) {
    return !gate.reminded().isEmpty()
        && Votes.latest(gate).stream()
            .noneMatch(vote -> vote.at().isAfter(gate.reminded().getLast()));
  }

  /// A vote that somebody cast for another is told apart from their own.
  private static String vote(Gate gate, Vote vote) {
    String by = vote.by().person();
    String whose =
        vote.onBehalfOf().isEmpty() ? by : by + "+" + vote.onBehalfOf().getFirst().person();
    return "vote:%s/%d/%s".formatted(gate.name(), vote.attempt(), whose);
  }

  /// One for each opening, and another once the gate has been escalated.
  private static String asked(Gate gate) {
    String escalated = gate.escalatedTo().isEmpty() ? "" : "/escalated";
    return "asked:%s/%d%s".formatted(gate.name(), gate.attempt(), escalated);
  }

  /// One for each reminder of an opening.
  private static String reminder(Gate gate) {
    return "reminder:%s/%d/%d".formatted(gate.name(), gate.attempt(), Reminder.number(gate));
  }
}
