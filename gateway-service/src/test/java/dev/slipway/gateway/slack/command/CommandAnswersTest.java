package dev.slipway.gateway.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
