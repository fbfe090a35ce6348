package dev.slipway.notifier.surface;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Answer;
import dev.slipway.contract.gateway.Question;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What several cards say alike.
final class Sentences {

  /// More names than that say less.
  private static final int NAMES = 10;

  private Sentences() {}

  /// Which release a message is about, in a few words.
  static String title(ReleaseSnapshot release) {
    return release.name() + ": " + type(release) + " " + release.build().target();
  }

  static String type(ReleaseSnapshot release) {
    return release.build().type().name().toLowerCase(Locale.ROOT);
  }

  /// How a deployment stands.
  static Text deployment(ReleaseSnapshot release, Deploy deploy) {
    String name = deploy.name();
    return switch (deploy.status()) {
      case PENDING ->
          Text.of(finished(release) ? "Not deployed to " : "Not yet deployed to ")
              .strong(name)
              .words(".");
      case WAITING ->
          finished(release) ? Text.of("Not deployed to ").strong(name).words(".") : waiting(deploy);
      case DEPLOYING ->
          by(
                  Text.of(deploy.attempt() > 1 ? "Deploying again to " : "Deploying to ")
                      .strong(name),
                  deploy.by())
              .words("…");
      case DEPLOYED -> deployed(deploy);
      case FAILED ->
          by(Text.of("Deployment to ").strong(name), deploy.by())
              .words(" failed: " + why(deploy.diagnosis()));
    };
  }

  private static Text waiting(Deploy deploy) {
    Text text = Text.of("Waiting to deploy to ").strong(deploy.name());
    return deploy.waitingFor() == null
        ? text.words(".")
        : text.words(": ").code(deploy.waitingFor()).words(" is deploying there.");
  }

  private static Text deployed(Deploy deploy) {
    Text text = by(Text.of("Deployed to ").strong(deploy.name()), deploy.by());
    return deploy.url() == null
        ? text.words(".")
        : text.words(": ").link(deploy.url(), deploy.url());
  }

  private static Text by(Text text, @Nullable Actor actor) {
    return actor == null ? text : text.words(" by ").mention(actor);
  }

  private static String why(@Nullable Diagnosis diagnosis) {
    return diagnosis == null
        ? "no reason was reported."
        : diagnosis.message() + " (" + diagnosis.reason() + ")";
  }

  /// The warnings about a failed deployment; nothing where there are none.
  static List<Text> warnings(Deploy deploy) {
    Diagnosis diagnosis = deploy.diagnosis();
    return diagnosis == null
            || deploy.status() != StepSnapshot.DeployStatus.FAILED
            || diagnosis.events().isEmpty()
        ? List.of()
        : List.of(new Text(List.of()).output(String.join("\n", diagnosis.events())));
  }

  /// The log of a failed deployment, for the thread; empty where there is none.
  static Optional<Text> log(Deploy deploy) {
    Diagnosis diagnosis = deploy.diagnosis();
    return diagnosis == null || diagnosis.log().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Text.of("The last lines of ")
                .strong(diagnosis.container() == null ? "the log" : diagnosis.container())
                .words(", deploying to ")
                .strong(deploy.name())
                .words(":\n")
                .output(String.join("\n", diagnosis.log())));
  }

  /// How the release ended, and through whom.
  static Text outcome(ReleaseSnapshot release) {
    Outcome outcome =
        Objects.requireNonNull(release.outcome(), "a finished release has an outcome");
    Actor by = release.finishedBy();
    return switch (outcome) {
      case COMPLETED -> by(Text.of("Completed"), by).words(".");
      case REJECTED -> by(Text.of("Rejected"), by).words(".");
      case CLOSED -> by(Text.of("Closed"), by).words(".");
      case FAILED -> Text.of("Ended: the deployment failed. A new build starts a new release.");
      case SUPERSEDED -> superseded(release);
      case EXPIRED -> expired(release);
    };
  }

  private static Text superseded(ReleaseSnapshot release) {
    return release.supersededBy() == null
        ? Text.of("Superseded by a newer build.")
        : Text.of("Superseded by a newer build: ").code(release.supersededBy()).words(".");
  }

  private static Text expired(ReleaseSnapshot release) {
    return release.steps().stream()
        .filter(step ->
            step instanceof Gate gate && gate.status() == GateStatus.EXPIRED && !gate.advisory())
        .findFirst()
        .map(step -> Text.of("Expired: ").strong(step.name()).words(" was not decided in time."))
        .orElseGet(() -> Text.of("Expired: it was not decided in time."));
  }

  /// That a newer build takes over once the running deployment has ended; null where none does.
  static @Nullable Text pendingSupersession(ReleaseSnapshot release) {
    return finished(release) || release.supersededBy() == null
        ? null
        : Text.of("A newer build (")
            .code(release.supersededBy())
            .words(") takes over once the running deployment has ended.");
  }

  /// Who chose what, and what they answered.
  static Text vote(Gate gate, Vote vote) {
    Text text =
        new Text(List.of()).mention(vote.by()).words(" chose ").strong(vote.label()).words(".");
    for (Answer answer : vote.answers()) {
      text = text.words(" ").then(answer(gate, vote, answer));
    }
    return text;
  }

  private static Text answer(Gate gate, Vote vote, Answer answer) {
    Optional<Question> question =
        gate.choices().stream()
            .filter(choice -> choice.id().equals(vote.choice()))
            .flatMap(choice -> choice.questions().stream())
            .filter(candidate -> candidate.id().equals(answer.question()))
            .findFirst();
    String asked = question.map(Question::label).orElse(answer.question());
    String label = asked + (asked.endsWith("?") ? " " : ": ");
    return switch (answer) {
      case Answer.Text(var id, var words) when id.equals(Question.REASON) ->
          Text.of("“" + words + "”");
      case Answer.Text(_, var words) -> Text.of(label + words + ".");
      case Answer.Selected(_, var option) -> Text.of(label + option(question, option) + ".");
      case Answer.Ticked(_, boolean ticked) -> Text.of(label + (ticked ? "yes." : "no."));
    };
  }

  private static String option(Optional<Question> question, String id) {
    return question.stream()
        .filter(Question.Select.class::isInstance)
        .flatMap(select -> ((Question.Select) select).options().stream())
        .filter(option -> option.id().equals(id))
        .map(Question.Option::label)
        .findFirst()
        .orElse(id);
  }

  /// Some people, and how many more there are.
  static Text some(List<Person> people) {
    Text text = new Text(List.of()).mentions(people.subList(0, Math.min(NAMES, people.size())));
    return people.size() > NAMES ? text.words(" and " + (people.size() - NAMES) + " more") : text;
  }

  /// The votes of a gate's latest opening, oldest first.
  static List<Vote> latestVotes(Gate gate) {
    return gate.votes().stream().filter(vote -> vote.attempt() == gate.attempt()).toList();
  }

  /// The groups that may vote, for a sentence.
  static String groups(Gate gate) {
    return gate.from().stream().collect(Collectors.joining(" or "));
  }

  static boolean finished(ReleaseSnapshot release) {
    return switch (release.state()) {
      case OPEN -> false;
      case FINISHED -> true;
    };
  }

  /// The colour of an outcome.
  static Tone tone(ReleaseSnapshot release) {
    return switch (Objects.requireNonNull(release.outcome(), "a finished release has an outcome")) {
      case COMPLETED -> Tone.GOOD;
      case REJECTED, FAILED -> Tone.BAD;
      case CLOSED, SUPERSEDED, EXPIRED -> Tone.ENDED;
    };
  }

  static Tone tone(Deploy deploy) {
    return switch (deploy.status()) {
      case PENDING, WAITING, DEPLOYING -> Tone.WORKING;
      case DEPLOYED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
    };
  }
}
