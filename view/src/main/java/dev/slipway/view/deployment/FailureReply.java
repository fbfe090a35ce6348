package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The thread reply about a failed deployment, so that the message above it stays short, and the few lines that the message has.
public final class FailureReply {

  private static final int LONGEST_LINE = 250;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_FACT = 300;

  /// Those that explain most failures; more would push the buttons out of sight.
  private static final int LINES_IN_MESSAGE = 5;

  /// Further ones say nothing that the first do not. Within what every platform shows.
  private static final int MOST_FACTS = 8;

  private FailureReply() {}

  /// The warnings and the last lines of the log; nothing where there are none.
  public static Optional<Card> log(Deploy deploy) {
    Diagnosis diagnosis = deploy.diagnosis();
    if (diagnosis == null || !isDue(deploy) || !hasOutput(diagnosis)) {
      return Optional.empty();
    }
    List<Text> paragraphs = new ArrayList<>();
    paragraphs.add(
        Text.of("Deployment to ")
            .strong(Phases.environment(deploy))
            .words(" failed" + attempt(deploy) + "."));
    if (!diagnosis.events().isEmpty()) {
      paragraphs.add(Text.of("The cluster's warnings:\n").output(lines(diagnosis.events())));
    }
    if (!diagnosis.log().isEmpty()) {
      Text last =
          diagnosis.container() == null
              ? Text.of("The log's last lines:\n")
              : Text.of("The last lines of ")
                  .strong(Legible.head(diagnosis.container(), LONGEST_NAME))
                  .words(":\n");
      paragraphs.add(last.output(lines(diagnosis.log())));
    }
    return Optional.of(
        new Card(null, Tone.BAD, paragraphs, fields(diagnosis), List.of(), List.of()));
  }

  /// Why, in a sentence, for those who decided on the deployment.
  public static Card reason(ReleaseSnapshot release, Deploy deploy) {
    return Card.sentence(Tone.BAD, DeploymentText.of(release, deploy));
  }

  /// Whether the latest attempt failed.
  public static boolean isDue(Deploy deploy) {
    return deploy.status() == DeployStatus.FAILED;
  }

  /// Whether the thread has more than the message.
  static boolean hasOutput(Diagnosis diagnosis) {
    return !diagnosis.events().isEmpty() || !diagnosis.log().isEmpty();
  }

  /// The last lines of the log for the message itself, and what the thread has beside them; null if there is
  /// neither.
  static @Nullable Text excerpt(Diagnosis diagnosis) {
    List<String> log = diagnosis.log().stream().filter(line -> !line.isBlank()).toList();
    if (log.isEmpty()) {
      return diagnosis.events().isEmpty()
          ? null
          : Text.of("The cluster's warnings are in the thread.");
    }
    List<String> last = log.subList(Math.max(0, log.size() - LINES_IN_MESSAGE), log.size());
    Text lines = Text.none().output(lines(last));
    if (last.size() < log.size()) {
      return lines.words("\nThe lines before are in the thread.");
    }
    return diagnosis.events().isEmpty()
        ? lines
        : lines.words("\nThe cluster's warnings are in the thread.");
  }

  /// What is known of the failure, for a card.
  public static List<Card.Field> fields(Diagnosis diagnosis) {
    List<Card.Field> fields = new ArrayList<>();
    diagnosis.facts().stream()
        .limit(MOST_FACTS)
        .forEach(fact ->
            fields.add(
                new Card.Field(
                    capital(fact.name()), Text.of(Legible.head(fact.value(), LONGEST_FACT)))));
    int more = diagnosis.facts().size() - MOST_FACTS;
    if (more > 0) {
      fields.add(new Card.Field("More", Text.of(more + " further facts")));
    }
    return fields;
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String attempt(Deploy deploy) {
    return deploy.attempt() > 1 ? " (attempt " + deploy.attempt() + ")" : "";
  }

  /// A line that never ends must not push out the others.
  private static String lines(List<String> lines) {
    return lines.stream()
        .map(line -> Legible.head(line.strip().replace('\n', ' '), LONGEST_LINE))
        .collect(Collectors.joining("\n"));
  }
}
