package dev.slipway.notifier.surface;

import dev.slipway.contract.Person;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A person's direct message about a gate.
final class GateCard {

  private static final int NEAREST = 5;

  private final ReleaseSnapshot release;
  private final Gate gate;
  private final GateStanding standing;
  private final int position;

  private GateCard(ReleaseSnapshot release, Gate gate, Person person) {
    this.release = release;
    this.gate = gate;
    this.standing = new GateStanding(release, gate, person);
    this.position = release.steps().indexOf(gate);
  }

  static Card of(ReleaseSnapshot release, Gate gate, Person person) {
    return new GateCard(release, gate, person).card();
  }

  private Card card() {
    List<Text> paragraphs = new ArrayList<>();
    Text rollback = Sentences.rollback(release);
    if (rollback != null) {
      paragraphs.add(rollback);
    }
    before().map(deploy -> Deployments.of(release, deploy)).ifPresent(paragraphs::add);
    earlierGates(paragraphs);
    paragraphs.add(standing.text());
    paragraphs.addAll(after());
    Text supersession = Sentences.pendingSupersession(release);
    if (supersession != null) {
      paragraphs.add(supersession);
    }
    if (Sentences.finished(release)) {
      paragraphs.add(
          Sentences.endedWith(release, gate) ? Sentences.expired() : Sentences.outcome(release));
    }
    return new Card(
        Sentences.title(release),
        tone(),
        paragraphs,
        Facts.fields(release),
        standing.mayChoose() ? GateActions.of(release, gate) : List.of(),
        context());
  }

  /// Where what is to be judged can be seen.
  private Optional<Deploy> before() {
    return release.steps().subList(0, position).reversed().stream()
        .filter(Deploy.class::isInstance)
        .map(Deploy.class::cast)
        .filter(deploy -> deploy.status() == DeployStatus.DEPLOYED || Phases.isAlone(deploy))
        .findFirst()
        .filter(deploy -> !Phases.isPast(release, deploy));
  }

  /// Who else looks at it, and what they chose.
  private void earlierGates(List<Text> paragraphs) {
    List<Gate> gates =
        release.steps().subList(0, position).stream()
            .filter(Gate.class::isInstance)
            .map(Gate.class::cast)
            .filter(earlier -> !Holds.isPassing(earlier) || !earlier.votes().isEmpty())
            .toList();
    hidden(gates).ifPresent(more -> paragraphs.add(Text.of(more + " earlier gates.")));
    for (Gate earlier : latest(gates)) {
      Text text = Text.none().strong(earlier.name()).words(": ").mentions(earlier.people());
      List<Vote> votes = Votes.latest(earlier);
      paragraphs.add(votes.isEmpty() ? text : text.words(" · ").then(Votes.all(earlier, votes)));
    }
  }

  private static Optional<Integer> hidden(List<?> all) {
    return all.size() > NEAREST ? Optional.of(all.size() - NEAREST) : Optional.empty();
  }

  /// The last of a long list, which are the nearest to the gate.
  private static <T> List<T> latest(List<T> all) {
    return all.subList(Math.max(0, all.size() - NEAREST), all.size());
  }

  /// What the decision led to: the deployments up to the next gate that holds the release up.
  private List<Text> after() {
    List<Text> all = stepsAfter().stream().map(this::after).toList();
    List<Text> shown = new ArrayList<>(latest(all));
    hidden(all).ifPresent(more -> shown.addFirst(Text.of(more + " earlier deployments.")));
    return shown;
  }

  private Text after(StepSnapshot step) {
    return switch (step) {
      case Gate freeze -> Holds.standing(release, freeze);
      case Deploy deploy -> Deployments.withoutCounts(release, deploy);
    };
  }

  private List<StepSnapshot> stepsAfter() {
    List<StepSnapshot> steps = new ArrayList<>();
    for (StepSnapshot step : release.steps().subList(position + 1, release.steps().size())) {
      switch (step) {
        case Gate freeze when Holds.asksNobody(freeze) -> {
          if (freeze.status() == GateStatus.OPEN) {
            steps.add(freeze);
          }
        }
        case Gate next when !next.advisory() -> {
          return steps;
        }
        case Gate _ -> {}
        case Deploy deploy when Phases.isToCome(deploy) -> {}
        case Deploy deploy when Phases.isPast(release, deploy) -> {}
        case Deploy deploy -> steps.add(deploy);
      }
    }
    return steps;
  }

  private Tone tone() {
    List<StepSnapshot> shown = new ArrayList<>(stepsAfter());
    before().ifPresent(shown::add);
    if (gate.status() == GateStatus.REJECTED) {
      shown.add(gate);
    }
    Tone tone = CardTone.of(release, shown);
    return standing.mayChoose() ? CardTone.worst(Stream.of(tone, Tone.ASKING)) : tone;
  }

  private List<Text> context() {
    List<Text> context = Facts.context(release);
    if (gate.expiresAt() != null && gate.holding() == null && standing.mayChoose()) {
      context.add(Text.of("Open until ").time(gate.expiresAt()).words("."));
    }
    return context;
  }
}
