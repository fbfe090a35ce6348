package dev.slipway.notifier.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.talk.Talk;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/// Without a platform nothing can be delivered, and the start says what to set.
class PlatformsTest {

  @Test
  void withoutAnyPlatformTheStartSaysWhatToSet() {
    List<PlatformSetting> known =
        List.of(
            new PlatformSetting("chat", "Set CHAT_TOKEN."),
            new PlatformSetting("talk", "Set TALK_TOKEN."));
    assertThatThrownBy(() -> new Platforms(List.of(), known))
        .hasMessage("No chat platform is set up. Set CHAT_TOKEN. Set TALK_TOKEN.");
  }

  /// Beans are made on the way to the failure, and their names help nobody.
  @Test
  void anOperatorReadsWhatToSetInPlaceOfAStackTrace() {
    NoChatPlatformException cause =
        new NoChatPlatformException(List.of(new PlatformSetting("chat", "Set CHAT_TOKEN.")));
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                // Some need the beans.
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {}))
                .stream()
                .map(analyzer -> analyzer.analyze(new IllegalArgumentException(cause)))
                .filter(Objects::nonNull))
        .extracting(FailureAnalysis::getAction)
        .containsExactly("Set CHAT_TOKEN.");
  }

  @Test
  void twoPlatformsOfOneNameAreRefused() {
    assertThatThrownBy(() -> new Platforms(List.of(new Talk(), new Talk()), List.of()))
        .hasMessage("two chat platforms have the name talk");
  }
}
