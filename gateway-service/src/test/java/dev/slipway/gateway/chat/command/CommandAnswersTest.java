package dev.slipway.gateway.chat.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.view.card.PlainText;
import dev.slipway.view.card.Text;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The commands that are answered at once.
class CommandAnswersTest {

  private static final String NONE = "There is no environment “lve”.";

  @Test
  void whatThereIsInsteadIsASentenceForOneForSeveralAndForNone() {
    assertThat(instead()).isEqualTo(NONE);
    assertThat(instead("live")).isEqualTo(NONE + " The only one is live.");
    assertThat(instead("qa", "live")).isEqualTo(NONE + " There are qa and live.");
    assertThat(instead("qa", "test", "live")).isEqualTo(NONE + " There are qa, test and live.");
  }

  @Test
  void ofProjectsThoseThatAreNearAreAskedFor() {
    assertThat(plain(CommandAnswers.noProject("shp", List.of("shop"))))
        .isEqualTo("There is no project “shp”. Did you mean shop?");
    assertThat(plain(CommandAnswers.noProject("moon", List.of("shop"))))
        .isEqualTo("There is no project “moon”. The only one is shop.");
    assertThat(plain(CommandAnswers.noProject("moon", List.of())))
        .isEqualTo("There is no project “moon”.");
  }

  /// A list that is cut says by how much.
  @Test
  void whatHasNoRoomIsCounted() {
    List<String> names = IntStream.rangeClosed(1, 13).mapToObj(i -> "shop" + i).toList();
    assertThat(plain(CommandAnswers.noProject("shp", names)))
        .endsWith(
            "Did you mean shop1, shop2, shop3, shop4, shop5, shop6, shop7,"
                + " shop8, shop9, shop10 or one of 3 more?");
    assertThat(plain(CommandAnswers.noProject("moon", names))).endsWith("shop10 and 3 more.");
    assertThat(instead(names.toArray(String[]::new))).endsWith("shop10 and 3 more.");
    assertThat(plain(DelegationAnswers.takenBack(names))).contains("shop10 and 3 more are yours");
    assertThat(plain(DelegationAnswers.takenBack(names.subList(0, 10))))
        .contains("shop10 are yours");
  }

  @Test
  void somebodyWhoWasMentionedIsNotToldToBeMentioned() {
    assertThat(plain(DelegationAnswers.nobody("@guest", new Account("chat", "guest"))))
        .startsWith("chat:guest is in no project.")
        .doesNotContain("Mention them");
    assertThat(plain(DelegationAnswers.nobody("guest", null))).contains("“guest”. Mention them");
  }

  private static String instead(String... environments) {
    return plain(CommandAnswers.noEnvironment("lve", List.of(environments)));
  }

  private static String plain(Text text) {
    return PlainText.of(text, Instant::toString);
  }
}
