package dev.slipway.notifier.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
