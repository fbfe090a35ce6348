package dev.slipway.gateway.chat.command;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.text.DurationText;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.stream.Collectors;

/// The people who may decide at each gate of a project.
final class WhoAnswer {

  private WhoAnswer() {}

  static Text of(ProjectDefinition definition) {
    Text text = Text.none().strong(definition.name());
    for (Step.Approve gate : definition.gates()) {
      text = gate(text, gate, definition);
    }
    return text.words(
        "\nA release keeps the people it opened with: somebody who was added since is asked by the"
            + " next build, and somebody who was removed since decides nothing any more.");
  }

  private static Text gate(Text before, Step.Approve gate, ProjectDefinition definition) {
    Text text = before.words("\n\u2022 ").strong(gate.gate()).words(": " + choices(gate));
    for (String group : gate.from()) {
      List<Person> people = definition.people().getOrDefault(group, List.of());
      text = text.words("\n      " + ForeignWords.line(group) + ": ");
      text = people.isEmpty() ? text.words("nobody") : text.mentions(people, people.size());
    }
    String later = later(gate);
    return later.isEmpty() ? text : text.words(later);
  }

  /// Who may choose later, and what passes the gate without anybody.
  private static String later(Step.Approve gate) {
    String later =
        gate.escalate() == null
            ? ""
            : "\n      after "
                + DurationText.exact(gate.escalate().after())
                + " also "
                + ForeignWords.line(String.join(", ", gate.escalate().to()));
    return switch (gate.holds()) {
      case null -> later;
      case Step.Hold.Frozen _ ->
          later
              + (gate.from().isEmpty() ? "\n      nobody" : "")
              + "\n      open in a freeze alone, and passes when that is over";
      case Step.Hold.Time _ ->
          later
              + "\n      passes by itself"
              + (gate.expires() == null ? "" : " after " + DurationText.exact(gate.expires()));
    };
  }

  private static String choices(Step.Approve gate) {
    return gate.choices().stream()
        .map(choice -> ForeignWords.line(choice.label()))
        .collect(Collectors.joining(" or "));
  }
}
