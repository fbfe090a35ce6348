package dev.slipway.view.gate;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.release.OutcomeText;
import java.util.List;

/// Votes in words.
public final class Votes {

  private static final int SHOWN = 10;

  private Votes() {}

  /// The colour of a choice.
  public static Tone tone(Step.Effect effect) {
    return switch (effect) {
      case PASS -> Tone.GOOD;
      case REJECT -> Tone.BAD;
      case CLOSE -> Tone.ENDED;
    };
  }

  /// The reply that tells of one vote.
  public static Card card(Gate gate, Vote vote) {
    return Card.sentence(
        tone(vote.effect()), Text.none().strong(gate.name()).words(": ").then(one(gate, vote)));
  }

  /// Who chose what, and what they answered.
  static Text one(Gate gate, Vote vote) {
    if (Holds.isFreeze(gate)) {
      return whose(vote)
          .words(" deployed in the freeze" + (vote.answers().isEmpty() ? "." : ":"))
          .then(AnswerText.text(gate, vote));
    }
    return whose(vote)
        .words(" chose ")
        .strong(vote.label())
        .words(".")
        .then(AnswerText.text(gate, vote));
  }

  private static Text whose(Vote vote) {
    Text by = Text.none().mention(vote.by());
    return vote.onBehalfOf().isEmpty() ? by : by.words(" for ").then(actors(vote.onBehalfOf()));
  }

  /// Whose votes somebody cast, separated by commas.
  static Text actors(List<Actor> actors) {
    Text text = Text.none();
    String separator = "";
    for (Actor actor : actors) {
      text = text.words(separator).mention(actor);
      separator = ", ";
    }
    return text;
  }

  /// A vote with its time.
  public static Text dated(Vote vote) {
    return whose(vote).words(" chose ").strong(vote.label()).words(", ").time(vote.at()).words(".");
  }

  /// Votes one after the other: the latest of them, and how many came before.
  public static Text all(Gate gate, List<Vote> votes) {
    int hidden = Math.max(0, votes.size() - SHOWN);
    Text text = hidden == 0 ? Text.none() : Text.of(hidden + " chose before. ");
    String separator = "";
    for (Vote vote : votes.subList(hidden, votes.size())) {
      text = text.words(separator).then(one(gate, vote));
      separator = " ";
    }
    return text;
  }

  /// The votes of a gate's latest opening, oldest first.
  public static List<Vote> latest(Gate gate) {
    return gate.votes().stream().filter(vote -> vote.attempt() == gate.attempt()).toList();
  }

  /// Whether a choice at the gate would count.
  public static boolean areTaken(ReleaseSnapshot release, Gate gate) {
    return gate.status() == GateStatus.OPEN
        && !OutcomeText.finished(release)
        && release.supersededBy() == null;
  }
}
