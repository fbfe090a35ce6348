package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.Failure.Concern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A refusal pauses what it concerns and nothing else.
class PausesTest {

  private static final Failure.Refused AWAY =
      new Failure.Refused(Concern.CONVERSATION, "not_in_channel");

  private final List<String> paused = new ArrayList<>();
  private final Pauses pauses =
      new Pauses(
          new Recording(),
          new Binder(new MapConfigurationPropertySource())
              .bindOrCreate("slipway.notifier.delivery", DeliveryProperties.class));

  @Test
  void aRefusedPostPausesItsConversation() {
    pauses.refused("slack", Operation.POST, "C0TEST", AWAY);
    assertThat(paused).containsExactly("slack/to/C0TEST");
  }

  @Test
  void aRefusedNoticePausesNoMessageToThePerson() {
    pauses.refused("slack", Operation.TELL, "U0QA1", AWAY);
    assertThat(paused).isEmpty();
  }

  @Test
  void aMissingScopePausesItsOperationAlone() {
    Failure.Refused scope = new Failure.Refused(Concern.OPERATION, "missing_scope");
    pauses.refused("slack", Operation.TELL, "U0QA1", scope);
    assertThat(paused).containsExactly("slack/tell");
  }

  private final class Recording extends RateLimits {

    Recording() {
      super(JdbcClient.create(new DriverManagerDataSource()));
    }

    @Override
    boolean block(String name, Duration duration, String reason, boolean refused) {
      paused.add(name);
      return true;
    }
  }
}
