package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.ButtonValue.Shown;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.QuestionDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonValueTest {

  @Test
  void aValueRefersToAChoiceAtOneOpeningOfAGate() {
    ButtonValue value = ButtonValue.parse("my-shop-abcdefghij/go-live/deploy/2").orElseThrow();
    assertThat(value)
        .isEqualTo(new ButtonValue("my-shop-abcdefghij", "go-live", "deploy", 2, null, null));
    assertThat(value.project()).isEqualTo("my-shop");
  }

  @Test
  void aGateMayBeCalledAfterAnEnvironmentWithALongName() {
    String text = "shop-abcdefghij/" + "e".repeat(40) + "-50-hold/go-on/1";
    assertThat(ButtonValue.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @Test
  void aDigestSaysWhatTheReleaseAsks() {
    List<Question> asked = List.of(new Question.Text("t", "Ticket", true, false, 20));
    String text = "shop-abcdefghij/go-live/deploy/1/" + QuestionDigest.of(asked);
    ButtonValue value = ButtonValue.parse(text).orElseThrow();
    assertThat(value.text()).isEqualTo(text);
    assertThat(value.asks(asked)).isTrue();
    assertThat(value.asks(List.of())).isFalse();
    assertThat(value.asks(List.of(new Question.Text("t", "Ticket", true, false, 21)))).isFalse();
    assertThat(ButtonValue.parse("shop-abcdefghij/go-live/deploy/1").orElseThrow().asks(asked))
        .isTrue();
  }

  @Test
  void aValueSaysWhatItsMessageShowed() {
    for (String key : List.of("summary@channel", "go-live@owner-one", "reply:asked:go-live/1@a")) {
      ButtonValue value =
          ButtonValue.of("shop-abcdefghij", "go-live", "deploy", 2, List.of())
              .showing(new Shown(17, key));
      assertThat(value.text()).isEqualTo("shop-abcdefghij/go-live/deploy/2/@17/" + key);
      assertThat(ButtonValue.parse(value.text())).contains(value);
    }
  }

  @Test
  void theLongestValueIsReadBack() {
    List<Question> asked = List.of(new Question.Text("t", "Ticket", true, false, 20));
    ButtonValue value =
        ButtonValue.of(
                "s".repeat(40) + "-abcdefghij", "g".repeat(60), "c".repeat(40), 999_999, asked)
            .showing(new Shown(999_999_999_999_999_999L, "k".repeat(500)));
    assertThat(value.text()).hasSizeLessThanOrEqualTo(ButtonValue.LONGEST);
    assertThat(ButtonValue.parse(value.text())).contains(value);
  }

  @Test
  void aSurfaceThatHasNoRoomIsLeftOut() {
    Shown shown = new Shown(17, "k".repeat(500));
    assertThat(shown.within(240)).isEqualTo(new Shown(17, null));
    assertThat(Shown.parse(shown.within(240).text())).contains(new Shown(17, null));
    assertThat(new Shown(17, "summary@channel").within(240).surface()).isEqualTo("summary@channel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "shop-abcdefghij/go-live/deploy",
        "shop-abcdefghij/go-live/deploy/-1",
        "shop-abcdefghi1/go-live/deploy/1",
        "shop-abcdefghij/go live/deploy/1",
        "shop-abcdefghij/go-live/deploy/1/more",
        "../../etc/passwd/1",
        "shop-abcdefghij/go-live/deploy/99999999999999999999",
        "shop-abcdefghij/go-live/deploy/1/@",
        "shop-abcdefghij/go-live/deploy/1/@x/summary@channel"
      })
  void anythingElseWasNeverAValueOfOurs(String value) {
    assertThat(ButtonValue.parse(value)).isEmpty();
  }
}
