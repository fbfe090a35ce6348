package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.Ask;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Gates that are decided on the release's message in the channel.
class ChannelGatesTest {

  private static final String ASKED = "reply:asked:go-live/1@summary@channel";
  private final Releases onQa = Releases.opened("test-abcdefghij").deployedToQa();
  private final Releases inChannel = onQa.asks("go-live", Ask.CHANNEL);

  @Test
  void theChannelsMessageHasTheButtonsAndNobodyElse() {
    Shown shown = Shown.of(inChannel);
    assertThat(buttons(shown, "summary@channel")).containsExactly("Deploy to production", "Close");
    assertThat(shown.byKey()).doesNotContainKeys("go-live@owner-one", "go-live@owner-two");
    assertThat(buttons(shown, "qa-check@qa-one")).containsExactly("Approve", "Reject");
  }

  @Test
  void itsButtonsMeanWhatThoseOfPeoplesMessagesDo() {
    assertThat(Shown.of(inChannel).get("summary@channel").card().actions())
        .extracting(Card.Action::value)
        .isEqualTo(
            Shown.of(onQa).get("go-live@owner-one").card().actions().stream()
                .map(Card.Action::value)
                .toList());
  }

  @Test
  void thoseWhoAreAskedAreNamedOnceInItsThread() {
    Shown shown = Shown.of(inChannel);
    assertThat(shown.text(ASKED))
        .isEqualTo(
            "@U0OWNER1, @U0OWNER2: please choose at go-live of Test with the buttons of the message above.");
    assertThat(Shown.of(inChannel.vote("go-live", Releases.OWNER_ONE, "close")).text(ASKED))
        .isEqualTo(shown.text(ASKED));
  }

  @Test
  void aGateThatAsksBothHasButtonsOnBoth() {
    Shown shown = Shown.of(onQa.asks("go-live", Ask.BOTH));
    assertThat(buttons(shown, "summary@channel")).isNotEmpty();
    assertThat(buttons(shown, "go-live@owner-one")).isNotEmpty();
    assertThat(shown.byKey()).doesNotContainKey(ASKED);
  }

  @Test
  void aGateThatDoesNotSayAsksPeopleAlone() {
    assertThat(buttons(Shown.of(onQa), "summary@channel")).isEmpty();
    assertThat(buttons(Shown.of(onQa.asks("go-live", Ask.PEOPLE)), "summary@channel")).isEmpty();
  }

  @Test
  void theChannelLosesItsButtonsWithTheDecision() {
    Releases passed =
        inChannel
            .vote("go-live", Releases.OWNER_ONE, "deploy")
            .status("go-live", GateStatus.PASSED);
    assertThat(buttons(Shown.of(passed), "summary@channel")).isEmpty();
    assertThat(buttons(Shown.of(inChannel.supersededBy("test-b")), "summary@channel")).isEmpty();
  }

  @Test
  void severalGatesOfOneMessageNameTheirButtons() {
    Shown shown = Shown.of(inChannel.asks("qa-check", Ask.CHANNEL));
    assertThat(buttons(shown, "summary@channel"))
        .containsExactly(
            "qa-check: Approve",
            "qa-check: Reject",
            "go-live: Deploy to production",
            "go-live: Close");
    assertThat(shown.get("summary@channel").card().actions())
        .extracting(Card.Action::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void remindersOfTheChannelNameThoseWhoAreAwaited() {
    Shown shown = Shown.of(inChannel.reminded("go-live", 1));
    assertThat(shown.text("reply:reminder:go-live/1/1@summary@channel"))
        .isEqualTo("@U0OWNER1, @U0OWNER2: go-live of Test still waits for you.");
  }

  @Test
  void whoeverTheGateIsHandedOverToIsNamedToo() {
    Shown shown = Shown.of(inChannel.escalated("go-live", Releases.MANAGER));
    assertThat(shown.text("reply:asked:go-live/1/escalated@summary@channel")).contains("@U0MAN");
  }

  private static List<String> buttons(Shown shown, String key) {
    return shown.get(key).card().actions().stream().map(Card.Action::label).toList();
  }
}
