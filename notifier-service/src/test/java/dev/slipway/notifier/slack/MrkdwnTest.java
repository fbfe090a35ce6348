package dev.slipway.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.text.ForeignText;
import dev.slipway.testing.AbsurdText;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Text as Slack's mrkdwn.
class MrkdwnTest {

  @Test
  void whatPeopleWroteIsEscaped() {
    assertThat(Mrkdwn.of(Text.of("<!channel> & <@U0QA1>"), 3_000))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;@U0QA1&gt;");
    assertThat(Mrkdwn.of(new Text(List.of()).link("https://a/?b=1&c=<|>", "x|<y>"), 3_000))
        .isEqualTo("<https://a/?b=1&amp;c=%3C%7C%3E|x¦&lt;y&gt;>");
    assertThat(Mrkdwn.of(new Text(List.of()).link("javascript:alert(1)", "x"), 3_000))
        .isEqualTo("x");
    assertThat(Mrkdwn.of(new Text(List.of()).output("a```b"), 3_000)).isEqualTo("```\na'''b\n```");
  }

  @Test
  void aCommandIsTheSlashCommandOfTheApp() {
    assertThat(Mrkdwn.of(Text.of("Type ").command("approve test-abcdefghij"), 3_000))
        .isEqualTo("Type `/slipway approve test-abcdefghij`");
  }

  @Test
  void aCutNeverSplitsAnEntityOrACharacter() {
    for (int longest = 1; longest < 40; longest++) {
      String cut = Mrkdwn.of(Text.of("&\uD83D\uDE80".repeat(20)), longest);
      assertThat(cut.length()).isLessThanOrEqualTo(longest);
      assertThat(cut).matches("(&amp;\uD83D\uDE80)*(&amp;)?…");
    }
    assertThat(Mrkdwn.plain("aaaa\uD83D\uDE80bbb", 6)).isEqualTo("aaaa…");
  }

  @Test
  void absurdTextIsNeverCutInsideACharacter() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
    for (int i = 0; i < 5_000; i++) {
      String text = ForeignText.clean(AbsurdText.of(random, 30));
      int longest = 40 + random.nextInt(40);
      String escaped = Mrkdwn.of(Text.of(text), longest);
      assertThat(escaped).doesNotContainPattern("&(a|am|amp|l|lt|g|gt)?…");
      for (String cut :
          List.of(
              escaped,
              Mrkdwn.plain(text, longest),
              Mrkdwn.of(Text.none().output(text), longest),
              Legible.head(text, 20),
              Legible.ends(text, 20))) {
        assertThat(cut).doesNotContainPattern("[\\x{d800}-\\x{dfff}]");
      }
    }
  }

  @Test
  void ofLongOutputTheEndIsKept() {
    String shown = Mrkdwn.of(new Text(List.of()).output("first\n".repeat(1_000) + "last"), 3_000);
    assertThat(shown).startsWith("```\n…").endsWith("last\n```").hasSizeLessThanOrEqualTo(3_000);
  }

  @Test
  void ofLongOutputWholeLinesAreKept() {
    String line = "a line of the log\n";
    String shown = Mrkdwn.of(new Text(List.of()).output(line.repeat(1_000)), 3_000);
    assertThat(shown).startsWith("```\n…\n" + line);
  }

  @Test
  void aTimeIsShownInEachReadersZoneAndElseInUtc() {
    Instant at = Instant.parse("2026-03-01T12:00:00.123Z");
    assertThat(Mrkdwn.of(Text.none().time(at), 3_000))
        .isEqualTo("<!date^1772366400^{date_short_pretty} {time}|2026-03-01T12:00:00Z>");
    assertThat(Mrkdwn.of(Text.none().time(at), 30)).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void aHeaderIsOneLineWithoutAngleBrackets() {
    assertThat(Mrkdwn.plain("a\n<!channel>", 150)).isEqualTo("a ‹!channel›");
  }
}
