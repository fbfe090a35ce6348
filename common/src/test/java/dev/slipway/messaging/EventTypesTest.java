package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.gateway.ChatCommand;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.GatewayEvent;
import org.junit.jupiter.api.Test;

/// A name on the wire is read by one version before the next writes it.
class EventTypesTest {

  private static final EventTypes TYPES = EventTypes.of(GatewayEvent.class);

  @Test
  void theNameOfTheNextVersionIsReadAndNotWritten() {
    assertThat(TYPES.find("dev.slipway.chat.command.v1")).contains(ChatCommand.class);
    assertThat(TYPES.find("dev.slipway.chat.question.v1")).contains(ChatQuestion.class);
    assertThat(EventTypes.nameOf(ChatCommand.class)).isEqualTo("dev.slipway.slack.command.v1");
    assertThat(EventTypes.nameOf(ChatQuestion.class)).isEqualTo("dev.slipway.slack.question.v1");
  }

  @Test
  void allTypesAreThoseThatAreWritten() {
    assertThat(TYPES.all().values()).doesNotHaveDuplicates();
    assertThat(TYPES.all()).doesNotContainKey("dev.slipway.chat.command.v1");
  }
}
