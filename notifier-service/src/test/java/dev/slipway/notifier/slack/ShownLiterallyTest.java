package dev.slipway.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Span;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Foreign text is shown as it is: it formats nothing, mentions nobody, and makes no line that could be
/// taken for Slipway's own.
class ShownLiterallyTest {

  private static final long SEED = 20_261_129;

  private static final List<String> MARKUP =
      List.of(
          "*b*",
          "_x_",
          "~s~",
          "`c`",
          "```a```",
          "<!channel>",
          "<@U0OWNER1>",
          "> all fine",
          "\n",
          "*go-live*: `Approved` by *Dev B*",
          "\u2028",
          "https://evil.example",
          "&lt;!here&gt;",
          ":large_green_circle:",
          "\u202e",
          "<https://evil.example|here>",
          "\n• ",
          "snake_case_name",
          "#general",
          "@here",
          "\u200b",
          "|",
          "10:30:45",
          "a",
          " ",
          "”",
          "**",
          "__init__");

  private static final Pattern EMOJI = Pattern.compile(":(?![0-9]{1,2}:)[a-zA-Z0-9_+'\\-]+:");
  private static final Pattern ITALIC =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_[^_\\s][^_\n]*_(?![\\p{L}\\p{N}_])");
  private static final Pattern FENCE = Pattern.compile("(?s)```\n.*?\n```");
  private static final Pattern ENTITY = Pattern.compile("<[^<>]*>");
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

  static Stream<String> texts() {
    Random random = new Random(SEED);
    Stream<String> mixed =
        Stream.generate(
                () -> {
                  StringBuilder text = new StringBuilder();
                  for (int i = random.nextInt(8) + 1; i > 0; i--) {
                    text.append(MARKUP.get(random.nextInt(MARKUP.size())));
                  }
                  return text.toString();
                })
            .limit(60);
    return Stream.concat(MARKUP.stream(), mixed);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void foreignTextFormatsNothingOnAnyCard(String foreign) {
    for (ReleaseSnapshot release : states(foreign)) {
      Surfaces.of(release).forEach(surface -> isLiteral(surface.card()));
    }
  }

  @Test
  void aReasonOfSeveralLinesStaysOneLine() {
    String reason = "no”\n*go-live*: `Approved` by *Dev B*\n\n> all fine";
    Releases answered =
        Releases.opened("test-abcdefghij")
            .deployedToQa()
            .answered("qa-check", Releases.QA_TWO, "reject", new Answer.Text("reason", reason))
            .status("qa-check", GateStatus.CLOSED);
    Card summary = Surfaces.of(answered.snapshot()).getFirst().card();
    String shown =
        summary.paragraphs().stream().map(t -> Mrkdwn.of(t, 3_000)).reduce("", String::concat);
    assertThat(shown).contains("“no” ↵ ∗go-live∗: ˋApprovedˋ by ∗Dev B∗ ↵ &gt; all fine”");
  }

  @Test
  void everyTextObjectIsSentVerbatim() {
    for (ReleaseSnapshot release : states("x")) {
      Surfaces.of(release)
          .forEach(surface -> {
            String payload = Payload.of(surface.card()).toString();
            assertThat(count(payload, "\"type\":\"mrkdwn\""))
                .isEqualTo(count(payload, "\"verbatim\":true"));
          });
    }
  }

  @Test
  void ofManyLongAnswersEveryVoterIsNamed() {
    Text votes = Text.none().strong("check").words(": ");
    for (int voter = 0; voter < 5; voter++) {
      votes =
          votes
              .words("\n• ")
              .mention(new dev.slipway.contract.people.Actor("v" + voter, "U0V" + voter));
      votes = votes.words(" chose ").strong("Approve").words(".");
      for (int question = 0; question < 10; question++) {
        votes = votes.words(" Question " + question + ": " + "word1 & <x> ".repeat(250) + ".");
      }
    }
    Card card = Card.sentence(Tone.GOOD, votes);
    String shown = Payload.of(card).toString();
    for (int voter = 0; voter < 5; voter++) {
      assertThat(shown).contains("@U0V" + voter);
    }
    assertThat(BlockKitLimits.broken(Payload.of(card))).isEmpty();
    assertThat(Mrkdwn.of(votes, 3_000)).contains("Question 9").hasSizeLessThanOrEqualTo(3_000);
    assertThat(Mrkdwn.of(votes, 1_000)).contains("<@U0V4>").hasSizeLessThanOrEqualTo(1_000);
  }

  @Test
  void aNameOfInvisibleCharactersIsSaidToBeOne() {
    Build build =
        BuildBuilder.builder()
            .image("reg/x:1")
            .type(TargetType.BRANCH)
            .target("\u3164\u3164")
            .author("\u200b")
            .build();
    Card summary = Surfaces.of(Releases.of("test-abcdefghij", build).snapshot()).getFirst().card();
    assertThat(summary.title()).contains("(a name without visible characters)");
  }

  @Test
  void whatHasNoRoomIsCounted() {
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(Text.of("line " + i));
    }
    String shown =
        Payload.of(new Card("t", Tone.GOOD, lines, List.of(), List.of(), lines)).toString();
    assertThat(shown).contains("and 21 more").contains("and 51 more");
  }

  private static List<ReleaseSnapshot> states(String foreign) {
    Build build =
        BuildBuilder.builder()
            .image("reg/x:1")
            .type(TargetType.BRANCH)
            .target("b" + foreign)
            .commit(foreign)
            .author(foreign)
            .message(foreign)
            .build();
    Diagnosis wall =
        new Diagnosis(foreign, foreign, foreign, List.of(foreign), List.of(foreign, foreign));
    Releases release = Releases.of("test-abcdefghij", build);
    return List.of(
        release.snapshot(),
        release
            .deployedToQa()
            .answered("qa-check", Releases.QA_TWO, "reject", new Answer.Text("reason", foreign))
            .snapshot(),
        release
            .with(
                DeployBuilder.builder()
                    .name("qa")
                    .status(DeployStatus.FAILED)
                    .diagnosis(wall)
                    .attempt(1)
                    .build())
            .snapshot());
  }

  private static void isLiteral(Card card) {
    card.paragraphs().forEach(ShownLiterallyTest::isLiteral);
    card.context().forEach(ShownLiterallyTest::isLiteral);
    card.fields().forEach(field -> isLiteral(field.value()));
    String title = card.title();
    if (title != null) {
      assertThat(Mrkdwn.plain(title, 150)).doesNotContainPattern(EMOJI).doesNotContain("<", "\n");
    }
  }

  /// What Slack finds in the text is what Slipway put there, span for span.
  private static void isLiteral(Text text) {
    String shown = Mrkdwn.of(text, 30_000);
    String unfenced = FENCE.matcher(shown).replaceAll("");
    assertThat((int) ENTITY.matcher(unfenced).results().count())
        .as(shown)
        .isLessThanOrEqualTo(
            spans(text, Span.Link.class)
                + spans(text, Span.Mention.class)
                + spans(text, Span.Time.class));
    String words = CODE.matcher(ENTITY.matcher(unfenced).replaceAll("")).replaceAll("");
    assertThat(count(words, "*")).as(shown).isLessThanOrEqualTo(2 * spans(text, Span.Strong.class));
    assertThat(words).as(shown).doesNotContain("~", "`").doesNotContainPattern(ITALIC);
    assertThat(words).as(shown).doesNotContainPattern(EMOJI);
    assertThat((int) CODE.matcher(unfenced).results().count())
        .as(shown)
        .isLessThanOrEqualTo(spans(text, Span.Code.class) + spans(text, Span.Command.class));
    assertThat(count(unfenced, "\n")).as(shown).isLessThanOrEqualTo(ownLines(text));
  }

  private static int ownLines(Text text) {
    return (int)
        text.spans().stream()
            .filter(Span.Words.class::isInstance)
            .map(span -> ((Span.Words) span).text())
            .filter(words -> words.startsWith("\n") || words.endsWith(":\n"))
            .count();
  }

  private static int spans(Text text, Class<? extends Span> kind) {
    return (int) text.spans().stream().filter(kind::isInstance).count();
  }

  private static int count(String text, String part) {
    Matcher matcher = Pattern.compile(Pattern.quote(part)).matcher(text);
    return (int) matcher.results().count();
  }
}
