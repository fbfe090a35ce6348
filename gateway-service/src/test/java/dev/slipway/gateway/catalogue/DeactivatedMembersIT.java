package dev.slipway.gateway.catalogue;

import static dev.slipway.gateway.RunningGateway.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A member whom the workspace deactivates is in no project any more, whether Slack tells it or is asked.
class DeactivatedMembersIT {

  private static final String CHANGED =
      """
      {"type":"event_callback","team_id":"T0TEST","event_id":"Ev1",
       "event":{"type":"user_change","user":{"id":"U0QA1","deleted":%s}}}\
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningGateway gateway = RunningGateway.start();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void slacksEventTakesSomebodyOutOfTheProjects() {
    await(true);
    gateway.slackApi().member("U0QA1", true);
    assertThat(gateway.signed("/slack/events", JSON, CHANGED.formatted(true)).status())
        .isEqualTo(200);
    await(false);
    gateway.slackApi().member("U0QA1", false);
    assertThat(gateway.signed("/slack/events", JSON, CHANGED.formatted(false)).status())
        .isEqualTo(200);
    await(true);
  }

  @Test
  void whoseEventIsLostIsFoundByAsking() {
    await(true);
    gateway.slackApi().member("U0QA1", true);
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(definition()).doesNotContain("\"U0QA1\""));
  }

  private void await(boolean present) {
    Awaitility.await()
        .atMost(PATIENCE.multipliedBy(3))
        .untilAsserted(
            () -> assertThat(definition().contains("\"U0QA1\"")).as("present").isEqualTo(present));
  }

  private String definition() {
    return PublishedEvents.on(Topics.PROJECTS, gateway).stream()
        .filter(record -> record.key().equals("asking"))
        .map(record -> String.valueOf(record.value()))
        .reduce("", (_, later) -> later);
  }
}
