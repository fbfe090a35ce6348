package dev.slipway.gateway.slack.interaction;

import static org.assertj.core.api.Assertions.assertThat;

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
        .isEqualTo(new ButtonValue("my-shop-abcdefghij", "go-live", "deploy", 2, null));
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
        "shop-abcdefghij/go-live/deploy/99999999999999999999"
      })
  void anythingElseWasNeverAValueOfOurs(String value) {
    assertThat(ButtonValue.parse(value)).isEmpty();
  }
}
