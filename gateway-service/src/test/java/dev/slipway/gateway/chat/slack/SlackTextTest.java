package dev.slipway.gateway.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(SlackText.quoted(written)).isEqualTo(shown);
  }
}
