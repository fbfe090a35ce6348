package dev.slipway.notifier.surface;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.gate.ChannelAskText;
import dev.slipway.view.gate.GateActions;
import dev.slipway.view.gate.Reminder;
import dev.slipway.view.gate.Votes;
import java.util.ArrayList;
import java.util.List;

/// The replies to the people of a gate that is decided in the channel, below the message with the buttons: that
/// message only changes, which notifies nobody. Votes do not change a reply.
final class ChannelAsk {

  private ChannelAsk() {}

  /// The replies that are due, none if the people have messages of their own.
  static List<Surface> of(ReleaseSnapshot release, Gate gate, Destination channel, String below) {
    if (gate.asksPeople() || !GateActions.isAsked(release, gate)) {
      return List.of();
    }
    List<Surface> replies = new ArrayList<>();
    replies.add(
        reply(SurfaceKeys.asked(gate, below), channel, below, ChannelAskText.asked(release, gate)));
    if (isReminded(gate)) {
      replies.add(
          reply(
              SurfaceKeys.reminder(gate, Reminder.number(gate), below),
              channel,
              below,
              ChannelAskText.reminded(release, gate)));
    }
    return replies;
  }

  private static Surface reply(String key, Destination channel, String below, Text text) {
    return new Surface(key, channel, below, Card.sentence(Tone.ASKING, text));
  }

  /// Whoever votes afterwards does not change it.
  private static boolean isReminded(Gate gate) {
    return !gate.reminded().isEmpty()
        && Votes.latest(gate).stream()
            .noneMatch(vote -> vote.at().isAfter(gate.reminded().getLast()));
  }
}
