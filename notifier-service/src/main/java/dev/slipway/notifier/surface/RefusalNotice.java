package dev.slipway.notifier.surface;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a person is told, alone, when their click did nothing.
public final class RefusalNotice {

  private RefusalNotice() {}

  /// Says why, and where it helps who may.
  public static Text of(InteractionRefused refused) {
    Text nothing = Text.of("Nothing was done: ");
    return switch (refused.reason()) {
      case UNKNOWN_RELEASE ->
          nothing.words("the release ").code(refused.releaseId()).words(" is not known.");
      case UNKNOWN_CHOICE ->
          nothing
              .words("this release has no choice ")
              .strong(refused.choice())
              .words(" at ")
              .strong(refused.step())
              .words(".");
      case NOT_IN_GROUP -> nothing.then(stranger(refused)).then(whoMay(refused));
      case OWN_BUILD ->
          nothing
              .words("you wrote this build, so somebody else has to choose at ")
              .strong(refused.step())
              .words(".")
              .then(others(refused));
      case ALREADY_VOTED ->
          nothing.words("you have already chosen at ").strong(refused.step()).words(".");
      case ALREADY_DECIDED ->
          nothing.strong(refused.step()).words(" has already been decided.").then(byWhom(refused));
      case NOT_OPEN -> nothing.strong(refused.step()).words(" takes no votes at the moment.");
      case NOT_ANSWERED ->
          nothing
              .words("what ")
              .strong(refused.choice())
              .words(" asks was not answered; click the button and answer there.");
      case STALE ->
          nothing.words("this button belongs to an earlier try; use the message as it is now.");
      case FINISHED -> nothing.then(finished(refused.release()));
    };
  }

  /// The same of something that was typed.
  public static Text of(CommandRefused refused) {
    return of(
        new InteractionRefused(
            refused.project(),
            refused.releaseId(),
            refused.release(),
            Objects.requireNonNullElse(refused.step(), "any gate"),
            refused.choice(),
            refused.actor(),
            refused.reason(),
            new Origin(refused.origin().platform(), refused.origin().channel(), "")));
  }

  private static Text whoMay(InteractionRefused refused) {
    return gate(refused)
        .map(gate ->
            Text.of("only " + Sentences.groups(gate) + " may choose at ")
                .strong(gate.name())
                .words(": ")
                .then(Sentences.some(gate.people()))
                .words("."))
        .orElseGet(() -> Text.of("you are in none of the groups that may choose here."));
  }

  /// Somebody whom no file of people names.
  private static Text stranger(InteractionRefused refused) {
    return refused.actor().person().startsWith("slack:")
        ? Text.of("your Slack account is nobody\u2019s that this project knows, and ")
        : new Text(List.of());
  }

  private static Text byWhom(InteractionRefused refused) {
    Text text = new Text(List.of());
    List<Vote> votes = gate(refused).map(Sentences::latestVotes).orElse(List.of());
    for (Vote vote : votes) {
      text = text.words(" ").mention(vote.by()).words(" chose ").strong(vote.label()).words(".");
    }
    return text;
  }

  private static Text others(InteractionRefused refused) {
    return gate(refused)
        .map(gate ->
            Text.of(" These may: ")
                .then(
                    Sentences.some(
                        gate.people().stream()
                            .filter(person -> !gate.barred().contains(person.id()))
                            .toList()))
                .words("."))
        .orElseGet(() -> new Text(java.util.List.of()));
  }

  private static Text finished(@org.jspecify.annotations.Nullable ReleaseSnapshot release) {
    if (release == null || release.outcome() == null) {
      Text pending = release == null ? null : Sentences.pendingSupersession(release);
      return pending == null ? Text.of("the release has ended.") : pending;
    }
    return Text.of("the release has ended. ").then(Sentences.outcome(release));
  }

  private static Optional<Gate> gate(InteractionRefused refused) {
    ReleaseSnapshot release = refused.release();
    return release == null
        ? Optional.empty()
        : release.steps().stream()
            .filter(step -> step instanceof Gate && step.name().equals(refused.step()))
            .map(Gate.class::cast)
            .findFirst();
  }
}
