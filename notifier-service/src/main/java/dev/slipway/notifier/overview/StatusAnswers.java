package dev.slipway.notifier.overview;

import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.ReleaseStanding;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The answers to people's questions about the state of releases.
@Component
public class StatusAnswers {

  /// The most projects of which one answer shows the state.
  static final int PROJECTS = 10;

  /// More projects than anybody has. Releases and gates are listed from all of them.
  static final int ALL_PROJECTS = 1_000;

  private static final int RELEASES = 15;
  private static final int ENDED = 5;
  private static final int PLACES = 3;

  private final Overview overview;

  StatusAnswers(Overview overview) {
    this.overview = overview;
  }

  /// Of the project that was named, else of those in which the person is asked, else of all.
  public Card to(ChatQuestion question) {
    return switch (question.about()) {
      case STATUS -> status(question);
      case RELEASES -> releases(question);
      case HOME -> throw new IllegalArgumentException("a home page is published, not answered");
    };
  }

  private Card status(ChatQuestion question) {
    String named = question.named();
    List<Project> projects = projects(named, question.by(), PROJECTS + 1);
    if (projects.isEmpty()) {
      return nothing(named);
    }
    return card(named == null ? "How things stand" : projects.getFirst().name(), status(projects));
  }

  /// The state of as many as there is room for, and that there are more.
  List<Text> status(List<Project> projects) {
    List<Text> texts = new ArrayList<>();
    upTo(PROJECTS, projects).forEach(project -> texts.add(status(project)));
    if (projects.size() > PROJECTS) {
      texts.add(
          Text.of("There are more projects; ")
              .command("status PROJECT")
              .words(" shows one of them."));
    }
    return texts;
  }

  /// What runs where, and what is under way.
  private Text status(Project project) {
    Text text = new Text(List.of()).strong(project.name()).words("  ").code(project.key());
    List<Running> running = overview.running(project.key(), PLACES + 1);
    List<ReleaseSnapshot> open = overview.open(List.of(project.key()), RELEASES + 1);
    if (running.isEmpty()) {
      text =
          text.words("\n• nothing is deployed" + (open.isEmpty() ? ", nothing is under way" : ""));
    }
    for (Running place : upTo(PLACES, running)) {
      text = text.words("\n• ").then(line(place));
    }
    if (running.size() > PLACES) {
      text = text.words("\n• more instances run");
    }
    for (ReleaseSnapshot release : upTo(RELEASES, open)) {
      text = text.words("\n• under way: ").then(ReleaseStanding.of(release));
    }
    return open.size() > RELEASES ? text.words("\n• more releases are under way") : text;
  }

  private static Text line(Running running) {
    Text text =
        new Text(List.of())
            .strong(running.environment())
            .words(" runs " + running.type() + " " + running.target() + ", ")
            .code(running.image());
    return running.address().isEmpty()
        ? text
        : text.words(" · ").link(running.address(), running.address());
  }

  private Card releases(ChatQuestion question) {
    List<String> keys =
        projects(question.named(), question.by(), ALL_PROJECTS).stream().map(Project::key).toList();
    if (keys.isEmpty()) {
      return nothing(question.named());
    }
    List<Text> paragraphs = new ArrayList<>();
    paragraphs.add(list("Under way", overview.open(keys, RELEASES + 1), RELEASES));
    paragraphs.add(list("Ended last", overview.ended(keys, ENDED + 1), ENDED));
    return card("Releases", paragraphs);
  }

  /// The first ones, at most so many.
  static <T> List<T> upTo(int most, List<T> all) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private static Text list(String title, List<ReleaseSnapshot> releases, int most) {
    Text text = new Text(List.of()).strong(title);
    for (ReleaseSnapshot release : upTo(most, releases)) {
      text = text.words("\n• ").then(ReleaseStanding.of(release));
    }
    if (releases.size() > most) {
      text = text.words("\n• and more");
    }
    return releases.isEmpty() ? text.words("\n• none") : text;
  }

  private List<Project> projects(@Nullable String named, Account account, int most) {
    if (named != null) {
      Optional<Project> project = overview.project(named);
      return project.stream().toList();
    }
    List<Project> own = overview.projectsOf(account, most);
    return own.isEmpty() ? overview.projects(most) : own;
  }

  private static Card nothing(@Nullable String named) {
    Text text =
        named == null
            ? Text.of("There has been no release yet.")
            : Text.of("There has been no release of ").code(named).words(" yet.");
    return Card.sentence(Tone.ENDED, text);
  }

  private static Card card(String title, List<Text> paragraphs) {
    return new Card(title, Tone.WORKING, paragraphs, List.of(), List.of(), List.of());
  }
}
