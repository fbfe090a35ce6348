package dev.slipway.view.refusal;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;

/// Suggests what to type instead of a refused command.
final class CommandSuggestion {

  private static final int LONGEST_NAME = 80;

  private CommandSuggestion() {}

  /// Of a choice whose questions are not answered, or not as they must be. A form is answered where its
  /// button is; a reason can be typed.
  ///
  /// @param gate that was to be decided
  /// @param typed whether the choice was typed, and no button clicked
  static Text unanswered(InteractionRefused refused, Gate gate, Choice choice, boolean typed) {
    String label = Legible.head(choice.label(), LONGEST_NAME);
    List<Question> required = choice.questions().stream().filter(Question::required).toList();
    boolean reasonAlone =
        !required.isEmpty() && required.stream().allMatch(q -> q.id().equals(Question.REASON));
    if (!reasonAlone) {
      return typed ? button(label) : formChanged(refused, gate, label);
    }
    return (typed ? Text.none() : changed(refused))
        .strong(label)
        .words(" needs a reason" + limit(required.getFirst()) + ". Type it behind the release: ")
        .command(choice.id() + " " + refused.releaseId() + " your reason");
  }

  /// The gateway opens a dialog for every button whose choice asks something, unless the file in force asks
  /// something else than the release's definition.
  private static Text changed(InteractionRefused refused) {
    return Text.of(
            "the project's file has changed since this release opened, and no longer asks what the")
        .words(" release asks at ")
        .strong(Legible.head(refused.step(), LONGEST_NAME))
        .words(". ");
  }

  private static Text formChanged(InteractionRefused refused, Gate gate, String label) {
    Text text =
        changed(refused)
            .words("Put the questions of ")
            .strong(label)
            .words(" back into the file and click again");
    return ending(gate)
        .map(choice ->
            text.words(", or end this release with ")
                .command(choice.id() + " " + refused.releaseId() + " your reason")
                .words(" and send the build anew."))
        .orElseGet(
            () -> text.words(". A newer build opens a release that asks what the file asks."));
  }

  /// A choice of the gate's own that ends the release and can be typed; every gate names its choices itself.
  private static Optional<Choice> ending(Gate gate) {
    return gate.choices().stream()
        .filter(choice -> choice.effect() != Step.Effect.PASS)
        .filter(choice -> choice.questions().stream().allMatch(CommandSuggestion::canBeTyped))
        .findFirst();
  }

  private static boolean canBeTyped(Question question) {
    return !question.required() || question.id().equals(Question.REASON);
  }

  /// Of a choice of which no more is known than its name.
  static Text button(String choice) {
    return Text.of("what ")
        .strong(choice)
        .words(" asks was not answered; click the button and answer there.");
  }

  private static String limit(Question question) {
    return question instanceof Question.Text text
        ? ", of at most " + text.longest() + " characters"
        : "";
  }

  /// Of a rollback to what never was live: it names the release that was asked for, else the environment.
  static Text neverLive(InteractionRefused refused) {
    String asked = Legible.head(refused.releaseId(), LONGEST_NAME);
    String project = refused.project();
    boolean release = asked.startsWith(project + "-") && ReleaseId.isOne(asked);
    Text why =
        release
            ? Text.none()
                .code(asked)
                .words(
                    " was not live in that environment as far back as is remembered, or was removed"
                        + " from it. Name another release: ")
                .command("rollback " + project + " ENVIRONMENT RELEASE")
            : Text.of("nothing was live in ")
                .code(asked)
                .words(
                    " before what is live now. Where each branch has an instance of its own, name"
                        + " the release: ")
                .command("rollback " + project + " " + asked + " RELEASE");
    return why.words("; ")
        .code("slipway environments " + project)
        .words(" on the command line lists those that were live.");
  }
}
