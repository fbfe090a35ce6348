package dev.slipway.view.release;

import dev.slipway.contract.release.Subject;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names what a release is about.
public final class SubjectText {

  private static final int LONGEST_NAME = 120;

  /// A card shows no more, and the release's page shows all.
  private static final int INPUTS = 5;

  private SubjectText() {}

  /// The word for its kind: `branch`, `tag`, `task`, `runbook`.
  public static String kind(Subject subject) {
    return switch (subject) {
      case Subject.Artifact(var build) -> build.type().name().toLowerCase(Locale.ROOT);
      case Subject.Task _, Subject.Runbook _, Subject.Unknown _ -> subject.kind();
    };
  }

  /// The name as its source wrote it: a branch's or tag's, a task's title, a runbook's.
  public static String name(Subject subject) {
    return switch (subject) {
      case Subject.Artifact(var build) -> build.target();
      case Subject.Task task -> task.title();
      case Subject.Runbook runbook -> runbook.name();
      case Subject.Unknown _ -> "of a kind that this version cannot show";
    };
  }

  /// The fields of what deploys no image.
  static List<Card.Field> fields(Subject subject) {
    return switch (subject) {
      case Subject.Artifact _, Subject.Unknown _ -> List.of();
      case Subject.Task task -> fields("Task", task.task(), task.inputs());
      case Subject.Runbook runbook -> fields("Runbook", runbook.name(), runbook.inputs());
    };
  }

  private static List<Card.Field> fields(String kind, String name, Map<String, String> inputs) {
    List<Card.Field> fields = new ArrayList<>();
    fields.add(new Card.Field(kind, Text.of(Legible.head(name, LONGEST_NAME))));
    inputs.entrySet().stream()
        .limit(INPUTS)
        .map(input ->
            new Card.Field(
                Legible.head(input.getKey(), LONGEST_NAME),
                Text.of(Legible.head(input.getValue(), LONGEST_NAME))))
        .forEach(fields::add);
    return fields;
  }
}
