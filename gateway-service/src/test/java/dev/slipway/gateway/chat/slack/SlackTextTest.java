package dev.slipway.gateway.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.view.card.Text;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Text of somebody else's in the gateway's answers formats nothing, mentions nobody and begins no line.
class SlackTextTest {

  @ParameterizedTest
  @CsvSource({
    "*b* ~s~ `c`, ∗b∗ ∼s∼ ˋcˋ",
    "_x_ a_b __y__, ˍxˍ a_b ˍˍyˍˍ",
    "<!here> <@U1> <https://x|y>, &lt;!here&gt; &lt;@U1&gt; &lt;https://x|y&gt;",
    "a & b, a &amp; b",
    "'one\r\n\n> two\n\t• three', one &gt; two • three"
  })
  void whatOthersWroteIsLiteralAndOneLine(String written, String shown) {
    assertThat(SlackText.escaped(written)).isEqualTo(shown);
    assertThat(SlackText.of(Text.none().strong(written))).isEqualTo("*" + shown + "*");
  }

  @Test
  void aCommandIsTheSlashCommandOfTheApp() {
    assertThat(SlackText.of(Text.of("Type ").command("status [PROJECT]")))
        .isEqualTo("Type `/slipway status [PROJECT]`");
  }

  @Test
  void eachPieceOfATextHasItsMarkup() {
    Text text =
        Text.of("a_b <c>\n  ")
            .code("x|y <z> `q`")
            .words(" ")
            .time(Instant.EPOCH)
            .words(" ")
            .mention(Actor.stranger(new Account("slack", "U1")))
            .words(", ")
            .mention(Actor.of(Person.of("two", List.of(new Account("teams", "t:2")))));
    assertThat(SlackText.of(text))
        .isEqualTo(
            "a_b &lt;c&gt;\n  `x|y &lt;z&gt; ˋqˋ` <!date^0^{date_short_pretty} {time}|1970-01-01T00:00:00Z>"
                + " <@U1>, two");
  }

  @Test
  void whatSomebodyTypedIsReadAsTheyTypedIt() {
    assertThat(SlackText.unescaped("a &lt; b &amp;amp; c -&gt; d")).isEqualTo("a < b &amp; c -> d");
  }
}
