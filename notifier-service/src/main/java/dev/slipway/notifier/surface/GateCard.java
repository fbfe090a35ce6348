package dev.slipway.notifier.surface;

import dev.slipway.contract.Person;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A person's direct message about a gate.
final class GateCard {

  private final ReleaseSnapshot release;
  private final Gate gate;
  private final Person person;
  private final int position;

  private GateCard(ReleaseSnapshot release, Gate gate, Person person) {
    this.release = release;
    this.gate = gate;
    this.person = person;
    this.position = release.steps().indexOf(gate);
  }

  static Card of(ReleaseSnapshot release, Gate gate, Person person) {
    return new GateCard(release, gate, person).card();
  }

  private Card card() {
    List<Text> paragraphs = new ArrayList<>();
    before().ifPresent(paragraphs::add);
    earlierGates(paragraphs);
    paragraphs.add(standing());
    paragraphs.addAll(after());
    Text supersession = Sentences.pendingSupersession(release);
    if (supersession != null) {
      paragraphs.add(supersession);
    }
    if (Sentences.finished(release)) {
      paragraphs.add(Sentences.outcome(release));
    }
    return new Card(
        Sentences.title(release),
        tone(),
        paragraphs,
        BuildFields.of(release),
        mayChoose() ? actions() : List.of(),
        context());
  }

  /// Where what is to be judged can be seen.
  private Optional<Text> before() {
    return release.steps().subList(0, position).reversed().stream()
        .filter(step -> step instanceof Deploy deploy && deploy.status() == DeployStatus.DEPLOYED)
        .findFirst()
        .map(step -> Sentences.deployment(release, (Deploy) step));
  }

  /// Who else looks at it, and what they chose.
  private void earlierGates(List<Text> paragraphs) {
    for (StepSnapshot step : release.steps().subList(0, position)) {
      if (step instanceof Gate earlier) {
        Text text =
            new Text(List.of()).strong(earlier.name()).words(": ").mentions(earlier.people());
        for (Vote vote : Sentences.latestVotes(earlier)) {
          text = text.words(" · ").then(Sentences.vote(earlier, vote));
        }
        paragraphs.add(text);
      }
    }
  }

  private Text standing() {
    Text name = new Text(List.of()).strong(gate.name()).words(": ");
    Optional<Vote> own = ownVote();
    return own.map(vote -> name.words("You chose ").strong(vote.label()).words("."))
        .map(text ->
            gate.status() == GateStatus.OPEN || decidedByOthers().isEmpty()
                ? text
                : text.words(" ").then(votes(gate, decidedByOthers())))
        .orElseGet(() -> name.then(standingOfOthers()));
  }

  private Text standingOfOthers() {
    List<Vote> others = Sentences.latestVotes(gate);
    return switch (gate.status()) {
      case PENDING -> Text.of("not open yet.");
      case OPEN ->
          Text.of(asked())
              .then(
                  others.isEmpty() ? new Text(List.of()) : Text.of(" ").then(votes(gate, others)));
      case PASSED, REJECTED -> others.isEmpty() ? Text.of("decided.") : votes(gate, others);
      case CLOSED ->
          Text.of("closed, it takes no more votes.")
              .then(
                  others.isEmpty() ? new Text(List.of()) : Text.of(" ").then(votes(gate, others)));
      case EXPIRED -> Text.of("was not decided in time.");
    };
  }

  private String asked() {
    if (gate.barred().contains(person.id())) {
      return "you wrote this build, so somebody else has to choose.";
    }
    return mayChoose() ? "please choose." : "takes no more votes.";
  }

  private List<Vote> decidedByOthers() {
    return Sentences.latestVotes(gate).stream()
        .filter(vote -> !vote.by().person().equals(person.id()))
        .toList();
  }

  private static Text votes(Gate gate, List<Vote> votes) {
    Text text = new Text(List.of());
    for (Vote vote : votes) {
      text =
          text.spans().isEmpty()
              ? Sentences.vote(gate, vote)
              : text.words(" ").then(Sentences.vote(gate, vote));
    }
    return text;
  }

  /// What the decision led to: the deployments up to the next gate that holds the release up.
  private List<Text> after() {
    List<Text> texts = new ArrayList<>();
    for (StepSnapshot step : release.steps().subList(position + 1, release.steps().size())) {
      switch (step) {
        case Gate next when !next.advisory() -> {
          return texts;
        }
        case Gate _ -> {}
        case Deploy deploy when deploy.status() == DeployStatus.PENDING -> {}
        case Deploy deploy -> {
          texts.add(Sentences.deployment(release, deploy));
          texts.addAll(Sentences.warnings(deploy));
        }
      }
    }
    return texts;
  }

  private Optional<Vote> ownVote() {
    return Sentences.latestVotes(gate).stream()
        .filter(vote -> vote.by().person().equals(person.id()))
        .findFirst();
  }

  private boolean mayChoose() {
    return gate.status() == GateStatus.OPEN
        && !Sentences.finished(release)
        && release.supersededBy() == null
        && ownVote().isEmpty()
        && !gate.barred().contains(person.id());
  }

  private List<Card.Action> actions() {
    List<Card.Action> actions = new ArrayList<>();
    boolean primaryGiven = false;
    for (Step.Choice choice : gate.choices()) {
      Card.Style style =
          switch (choice.effect()) {
            case PASS -> primaryGiven ? Card.Style.PLAIN : Card.Style.PRIMARY;
            case REJECT, CLOSE -> Card.Style.DANGER;
          };
      primaryGiven |= style == Card.Style.PRIMARY;
      String value =
          "%s/%s/%s/%d".formatted(release.id(), gate.name(), choice.id(), gate.attempt());
      actions.add(new Card.Action(choice.id(), choice.label(), value, style));
    }
    return actions;
  }

  private Tone tone() {
    if (Sentences.finished(release)) {
      return Sentences.tone(release);
    }
    if (mayChoose()) {
      return Tone.ASKING;
    }
    return switch (gate.status()) {
      case PENDING, OPEN, PASSED -> Tone.WORKING;
      case REJECTED -> Tone.BAD;
      case CLOSED, EXPIRED -> Tone.ENDED;
    };
  }

  private List<Text> context() {
    List<Text> context = new ArrayList<>();
    context.add(Text.of("Release ").code(release.id()));
    if (gate.expiresAt() != null && mayChoose()) {
      context.add(Text.of("Open until ").time(gate.expiresAt()).words("."));
    }
    return context;
  }
}
