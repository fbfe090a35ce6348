package dev.slipway.view.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A sentence or paragraph. Each method returns the text with one more span.
public record Text(List<Span> spans) {

  /// More names than these are a wall that nobody reads.
  private static final int MOST_NAMES = 10;

  private static final String API = "api:";

  public Text {
    spans = List.copyOf(spans);
  }

  /// Reads what this or an earlier version stored.
  @JsonCreator
  static Text stored(@JsonProperty("spans") List<Span> spans) {
    return new Text(spans.stream().map(Span.Command::stored).toList());
  }

  /// A text to begin with: nothing yet.
  public static Text none() {
    return new Text(List.of());
  }

  /// A text of these words alone.
  public static Text of(String words) {
    return new Text(List.of(new Span.Words(words)));
  }

  /// Plain words, with the blanks that part them from what is before and after.
  public Text words(String words) {
    return with(new Span.Words(words));
  }

  /// Words that stand out, such as a name.
  public Text strong(String words) {
    return with(new Span.Strong(words));
  }

  /// An identifier, or what a program reads.
  public Text code(String code) {
    return with(new Span.Code(code));
  }

  /// A command to type, in the words behind the name of the app.
  public Text command(String words) {
    return with(new Span.Command(words));
  }

  /// A label that leads to an address.
  public Text link(String url, String label) {
    return with(new Span.Link(url, label));
  }

  /// Of the API's callers no more is known than that they are operators.
  public Text mention(Actor actor) {
    return actor.accounts().isEmpty() && actor.person().startsWith(API)
        ? words("an operator (API)")
        : with(new Span.Mention(actor.person(), actor.accounts()));
  }

  /// People separated by commas: the first of them, and how many more there are.
  public Text mentions(List<Person> people) {
    return mentions(people, MOST_NAMES);
  }

  /// The same, with so many names at most.
  public Text mentions(List<Person> people, int most) {
    Text text = this;
    String separator = "";
    for (Person person : people.stream().limit(most).toList()) {
      text = text.words(separator).mention(Actor.of(person));
      separator = ", ";
    }
    int more = people.size() - most;
    return more > 0 ? text.words(" and " + more + " more") : text;
  }

  /// A moment, in each reader's own time zone where the platform can.
  public Text time(Instant at) {
    return with(new Span.Time(at));
  }

  /// Lines that a program wrote, shown in one block.
  public Text output(String lines) {
    return with(new Span.Output(lines));
  }

  /// With a full stop at its end, where it has none.
  public Text sentence() {
    boolean ended =
        !spans.isEmpty()
            && spans.getLast() instanceof Span.Words(String words)
            && words.matches("(?s).*[.!?\u2026]\\s*");
    return spans.isEmpty() || ended ? this : words(".");
  }

  /// This text, and another behind it without a blank between them.
  public Text then(Text more) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(more.spans);
    return new Text(all);
  }

  private Text with(Span span) {
    return then(new Text(List.of(span)));
  }
}
