package dev.slipway.view.release;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.text.DurationText;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The facts of what a release is about: the same on every card.
public final class Facts {

  private static final int SHORT_COMMIT = 10;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_LABEL = 40;
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{7,64}");

  /// A run's page at GitHub, and at the hosts that lay their pages out alike.
  private static final Pattern RUN =
      Pattern.compile("(https://[^/?#]+/[^/?#]+/[^/?#]+)/actions/runs/\\d+(?:[/?#].*)?");

  private Facts() {}

  /// The duration is there once the release has ended: a message cannot show a running clock.
  public static List<Card.Field> fields(ReleaseSnapshot release) {
    List<Card.Field> fields = ofSubject(release);
    if (release.finishedAt() != null) {
      Duration took = Duration.between(release.openedAt(), release.finishedAt());
      fields.add(new Card.Field("Duration", Text.of(DurationText.elapsed(took))));
    }
    return fields;
  }

  /// Those that stay as they are, for a message that does not follow the release.
  public static List<Card.Field> ofSubject(ReleaseSnapshot release) {
    List<Card.Field> fields = new ArrayList<>();
    fields.add(new Card.Field("Project", Text.of(Legible.head(release.name(), LONGEST_NAME))));
    Build build = release.build();
    fields.addAll(build == null ? SubjectText.fields(release.subject()) : ofBuild(build));
    fields.addAll(ofProject(release));
    return fields;
  }

  /// The project's own.
  public static List<Card.Field> ofProject(ReleaseSnapshot release) {
    return release.fields().entrySet().stream()
        .map(field ->
            new Card.Field(
                Legible.head(field.getKey(), LONGEST_LABEL),
                Text.of(Legible.head(field.getValue(), LONGEST_LINE))))
        .toList();
  }

  /// The project's pages, each a text of its own.
  public static List<Text> links(ReleaseSnapshot release) {
    return release.links().entrySet().stream()
        .map(link -> Text.none().link(link.getValue(), Legible.head(link.getKey(), LONGEST_LABEL)))
        .toList();
  }

  private static List<Card.Field> ofBuild(Build build) {
    List<Card.Field> fields = new ArrayList<>();
    fields.add(
        new Card.Field(
            build.type() == TargetType.TAG ? "Tag" : "Branch",
            Text.none().code(Legible.ends(build.target(), LONGEST_NAME))));
    if (build.commit() != null) {
      fields.add(new Card.Field("Commit", commit(build.commit(), build.url())));
    }
    if (build.author() != null) {
      fields.add(new Card.Field("Author", Text.of(Legible.head(build.author(), LONGEST_NAME))));
    }
    fields.add(
        new Card.Field("Image", Text.none().code(Legible.image(build.image(), LONGEST_NAME))));
    return fields;
  }

  private static Text commit(String commit, @Nullable String url) {
    String hash = commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    Matcher run = RUN.matcher(url == null ? "" : url);
    return run.matches() && HASH.matcher(commit).matches()
        ? Text.none().link(run.group(1) + "/commit/" + commit, hash)
        : Text.none().code(hash);
  }

  /// What was changed, in its author's words, and where to look further.
  public static List<Text> context(ReleaseSnapshot release) {
    List<Text> context = new ArrayList<>();
    Build build = release.build();
    if (build != null) {
      context.addAll(context(build));
    }
    context.addAll(links(release));
    context.add(Text.of("Release ").code(release.id()));
    return context;
  }

  private static List<Text> context(Build build) {
    List<Text> context = new ArrayList<>();
    String message = build.message() == null ? "" : Legible.firstLine(build.message());
    if (!message.isEmpty()) {
      context.add(Text.of("“" + Legible.head(message, LONGEST_LINE) + "”"));
    }
    if (build.url() != null) {
      context.add(Text.none().link(build.url(), "CI run"));
    }
    return context;
  }
}
