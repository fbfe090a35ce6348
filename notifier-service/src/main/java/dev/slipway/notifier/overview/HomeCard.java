package dev.slipway.notifier.overview;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.release.SubjectText;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// A person's home page: what waits for them, what they chose lately, their projects.
@Component
public class HomeCard {

  /// The most releases that are looked at.
  private static final int OPEN = 200;

  private static final int WAITING = 15;
  private static final int CHOSEN = 10;

  private final Overview overview;
  private final StatusAnswers answers;

  HomeCard(Overview overview, StatusAnswers answers) {
    this.overview = overview;
    this.answers = answers;
  }

  /// The page of the person with this account.
  public Card of(Account account) {
    List<Project> projects = overview.projectsOf(account, StatusAnswers.ALL_PROJECTS);
    List<Text> waiting = waiting(projects, account);
    List<Text> paragraphs = new ArrayList<>();
    paragraphs.add(list("Waits for you", waiting, "Nothing at the moment."));
    paragraphs.add(list("You chose lately", chosen(account), "Nothing yet."));
    if (projects.isEmpty()) {
      paragraphs.add(
          new Text(List.of())
              .strong("Your projects")
              .words("\nNo release has asked you yet. ")
              .command("status")
              .words(" shows the projects there are."));
    }
    paragraphs.addAll(answers.status(projects));
    return new Card(
        "Slipway",
        waiting.isEmpty() ? Tone.WORKING : Tone.ASKING,
        paragraphs,
        List.of(),
        List.of(),
        List.of(Text.of("Type ").command("help").words(" for what can be typed.")));
  }

  private List<Text> waiting(List<Project> projects, Account account) {
    if (projects.isEmpty()) {
      return List.of();
    }
    Awaited.Releases awaited =
        overview.awaiting(projects.stream().map(Project::key).toList(), account, OPEN, WAITING);
    List<Text> waiting =
        awaited.releases().stream()
            .flatMap(release -> Awaited.gates(release, account).map(gate -> line(release, gate)))
            .toList();
    return shown(waiting, awaited);
  }

  private static List<Text> shown(List<Text> waiting, Awaited.Releases awaited) {
    int more = Math.max(0, waiting.size() - WAITING) + awaited.further();
    List<Text> shown = new ArrayList<>(StatusAnswers.upTo(WAITING, waiting));
    if (more > 0) {
      shown.add(Text.of("and " + more + " more"));
    }
    if (awaited.cut()) {
      shown.add(Text.of("and what waits in releases older than the newest " + OPEN));
    }
    return List.copyOf(shown);
  }

  private static Text line(ReleaseSnapshot release, Gate gate) {
    Text text =
        new Text(List.of())
            .strong(release.name())
            .words(": " + SubjectText.name(release.subject()) + " at ")
            .strong(gate.name())
            .words(" · ");
    text = text.then(choices(release, gate));
    return gate.holding() == null ? text : text.words(" · ").then(Holds.until(gate));
  }

  /// What can be typed; a form is answered where its button is.
  private static Text choices(ReleaseSnapshot release, Gate gate) {
    Text text = Text.none();
    for (Step.Choice choice : gate.choices()) {
      if (choice.questions().stream().allMatch(question -> question.id().equals(Question.REASON))) {
        String reason = choice.questions().stream().anyMatch(Question::required) ? " REASON" : "";
        text =
            text.words(text.spans().isEmpty() ? "" : " or ")
                .command(choice.id() + " " + release.id() + reason);
      }
    }
    return text.spans().isEmpty() ? Text.of("choose in its message") : text;
  }

  private List<Text> chosen(Account account) {
    return overview.chosenBy(account, CHOSEN).stream()
        .map(chosen ->
            new Text(List.of())
                .strong(chosen.label())
                .words(" at " + chosen.gate() + " of " + chosen.target() + "  ")
                .code(chosen.release()))
        .toList();
  }

  private static Text list(String title, List<Text> lines, String none) {
    Text text = new Text(List.of()).strong(title);
    for (Text line : lines) {
      text = text.words("\n• ").then(line);
    }
    return lines.isEmpty() ? text.words("\n" + none) : text;
  }
}
