package dev.slipway.view;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.deployment.DeploymentText;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.AlsoAskedText;
import dev.slipway.view.gate.GateActions;
import dev.slipway.view.gate.GateHeadline;
import dev.slipway.view.gate.GateStanding;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.gate.Votes;
import dev.slipway.view.release.Facts;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.release.ReleaseTitle;
import dev.slipway.view.step.ShownStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A person's direct message about a gate. It changes when there is something to choose or no longer is, and does not follow
/// the release: edits are what a workspace has least of, and the channel's message tells how it goes on (ADR 34).
public final class GateCard {

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

  /// The message as the person should see it now.
  public static Card of(ReleaseSnapshot release, Gate gate, Person person) {
    return new GateCard(release, gate, person).card();
  }

  private Card card() {
    List<Text> paragraphs = new ArrayList<>();
    Text rollback = ReleaseTitle.rollback(release);
    if (rollback != null) {
      paragraphs.add(rollback);
    }
    if (standing.mayChoose()) {
      before().map(deploy -> DeploymentText.of(release, deploy)).ifPresent(paragraphs::add);
      earlierGates(paragraphs);
    }
    paragraphs.add(standing.text());
    if (standing.mayChoose()) {
      paragraphs.addAll(after());
    }
    ending().ifPresent(paragraphs::add);
    return new Card(
        headline(),
        tone(),
        paragraphs,
        Facts.ofSubject(release),
        standing.mayChoose() ? GateActions.of(release, gate) : List.of(),
        context());
  }

  private String headline() {
    return standing.mayChoose()
        ? QuestionHeadline.of(release, gate)
        : ReleaseTitle.title(release) + GateHeadline.settled(standing);
  }

  /// The end of the release, if it ended while it stood at the gate.
  private Optional<Text> ending() {
    if (gate.status() == GateStatus.PASSED || wentOn()) {
      return Optional.empty();
    }
    if (release.supersededBy() != null) {
      return Optional.of(OutcomeText.replaced(release.supersededBy()));
    }
    if (!OutcomeText.finished(release)) {
      return Optional.empty();
    }
    return Optional.of(
        OutcomeText.endedWith(release, gate)
            ? OutcomeText.expired()
            : OutcomeText.outcome(release));
  }

  /// Whether a later gate was passed, or a later deployment begun.
  private boolean wentOn() {
    return ShownSteps.after(release, gate).stream().anyMatch(ShownStep::isFollowed);
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

  /// Who else looks at it, and what they chose if that is over; until then it is told in the thread.
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
      List<Vote> votes = Votes.areTaken(release, earlier) ? List.of() : Votes.latest(earlier);
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
    List<Text> all = stepsAfter().flatMap(step -> step.consequence().stream()).toList();
    List<Text> shown = new ArrayList<>(latest(all));
    hidden(all).ifPresent(more -> shown.addFirst(Text.of(more + " earlier deployments.")));
    return shown;
  }

  private Stream<ShownStep> stepsAfter() {
    return ShownSteps.after(release, gate).stream().takeWhile(step -> !step.holdsUp());
  }

  private Tone tone() {
    if (!standing.mayChoose()) {
      return settled();
    }
    Stream<Tone> after =
        stepsAfter()
            .filter(step -> step.consequence().isPresent())
            .flatMap(step -> step.tone().stream());
    Stream<Tone> judged = before().map(deploy -> CardTone.of(deploy, release)).stream();
    Tone own = CardTone.of(release, List.of());
    return CardTone.worst(
        Stream.of(after, judged, Stream.of(own, Tone.ASKING)).flatMap(tones -> tones));
  }

  /// Of what the person chose, else of what became of the gate.
  private Tone settled() {
    Tone own =
        standing
            .ownVote()
            .map(vote -> Votes.tone(vote.effect()))
            .orElseGet(() ->
                switch (gate.status()) {
                  case PASSED -> Tone.GOOD;
                  case REJECTED -> Tone.BAD;
                  case PENDING, OPEN, CLOSED, EXPIRED -> Tone.ENDED;
                });
    boolean ended =
        OutcomeText.finished(release) && release.supersededBy() == null && ending().isPresent();
    return ended ? CardTone.worst(Stream.of(own, OutcomeText.tone(release))) : own;
  }

  private List<Text> context() {
    List<Text> context = Facts.context(release);
    if (standing.mayChoose()) {
      AlsoAskedText.of(gate, standing.person()).ifPresent(context::addFirst);
    } else {
      standing
          .ownVote()
          .map(vote -> Text.of("Chosen ").time(vote.at()).words("."))
          .ifPresent(context::addFirst);
    }
    if (gate.expiresAt() != null && gate.holding() == null && standing.mayChoose()) {
      context.add(Text.of("Open until ").time(gate.expiresAt()).words("."));
    }
    return context;
  }
}
