package dev.slipway.gateway.chat.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The commands that are answered at once.
class CommandAnswersTest {

  private static final String NONE = "There is no environment “lve”.";

  @Test
  void whatThereIsInsteadIsASentenceForOneForSeveralAndForNone() {
    assertThat(instead()).isEqualTo(NONE);
    assertThat(instead("live")).isEqualTo(NONE + " The only one is `live`.");
    assertThat(instead("qa", "live")).isEqualTo(NONE + " There are `qa` and `live`.");
    assertThat(instead("qa", "test", "live"))
        .isEqualTo(NONE + " There are `qa`, `test` and `live`.");
  }

  @Test
  void ofProjectsThoseThatAreNearAreAskedFor() {
    assertThat(CommandAnswers.noProject("shp", List.of("shop")).text())
        .isEqualTo("There is no project “shp”. Did you mean `shop`?");
    assertThat(CommandAnswers.noProject("moon", List.of("shop")).text())
        .isEqualTo("There is no project “moon”. The only one is `shop`.");
    assertThat(CommandAnswers.noProject("moon", List.of()).text())
        .isEqualTo("There is no project “moon”.");
  }

  /// A list that is cut says by how much.
  @Test
  void whatHasNoRoomIsCounted() {
    List<String> names = IntStream.rangeClosed(1, 13).mapToObj(i -> "shop" + i).toList();
    assertThat(CommandAnswers.noProject("shp", names).text())
        .endsWith(
            "Did you mean `shop1`, `shop2`, `shop3`, `shop4`, `shop5`, `shop6`, `shop7`,"
                + " `shop8`, `shop9`, `shop10` or one of 3 more?");
    assertThat(CommandAnswers.noProject("moon", names).text()).endsWith("`shop10` and 3 more.");
    assertThat(instead(names.toArray(String[]::new))).endsWith("`shop10` and 3 more.");
    assertThat(DelegationAnswers.takenBack(names).text()).contains("shop10 and 3 more are yours");
    assertThat(DelegationAnswers.takenBack(names.subList(0, 10)).text())
        .contains("shop10 are yours");
  }

  @Test
  void somebodyWhoWasMentionedIsNotToldToBeMentioned() {
    assertThat(DelegationAnswers.nobody("slack:U0GUEST").text())
        .startsWith("<@U0GUEST> is in no project.")
        .doesNotContain("Mention them");
    assertThat(DelegationAnswers.nobody("U0GUEST").text()).contains("“U0GUEST”. Mention them");
    assertThat(DelegationAnswers.nobody("slack:<!channel>").text()).doesNotContain("<!channel>");
  }

  private static String instead(String... environments) {
    return CommandAnswers.noEnvironment("lve", List.of(environments)).text();
  }
}
