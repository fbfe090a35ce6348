package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.people.Actor;
import dev.slipway.view.Releases;
import org.junit.jupiter.api.Test;

/// Records that become dead letters of the notifier: whoever waits for what they say is told.
class LostMessagesIT extends DeliveryRig {

  @Test
  void whoAskedIsToldThatThereIsNoAnswer() {
    notifier.publishUnreadable(
        Topics.QUESTIONS,
        "lost-question",
        "test",
        new ChatQuestion(
            "test",
            ChatQuestion.About.STATUS,
            null,
            "U0QA1",
            new CommandOrigin("slack", "C0TEST", null)),
        "about");
    await().atMost(PATIENCE).until(() -> !chat.ephemeral("U0QA1").isEmpty());
    assertThat(chat.ephemeral("U0QA1").toString())
        .contains("Your question cannot be answered", "slipway.questions-0@");
  }

  @Test
  void whoWasRefusedIsToldThoughTheReasonIsLost() {
    Releases release = Releases.opened("test-lostrefuse");
    notifier.publishUnreadable(
        Topics.RELEASES,
        "lost-refusal",
        "test-lostrefuse",
        new InteractionRefused(
            "test",
            "test-lostrefuse",
            release.snapshot(),
            "go-live",
            "deploy",
            Actor.of(Releases.OWNER_ONE),
            Refusal.NOT_IN_GROUP,
            new Origin("slack", "C0TEST", "1.1")),
        "reason");
    await().atMost(PATIENCE).until(() -> !chat.ephemeral("U0OWNER1").isEmpty());
    assertThat(chat.ephemeral("U0OWNER1").toString())
        .contains("Nothing was done", "slipway dead-letters list");
  }

  @Test
  void theChannelIsToldOfWhatCannotBeShown() {
    Releases release = Releases.opened("test-lostevents");
    notifier.publishUnreadable(
        Topics.RELEASES,
        "lost-event",
        "test-lostevents",
        new StepStarted(release.snapshot(), "qa"),
        "step");
    await().atMost(PATIENCE).until(() -> !chat.about("test-lostevents").isEmpty());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(chat.about("test-lostevents").toString())
                .contains("could not be processed", "slipway.releases-0@"));
    // The release is shown as its lost event has it, and what comes later as ever.
    assertThat(only("test-lostevents", "summary@channel")).isNotNull();
    shown(release.deployedToQa());
  }

  @Test
  void aReleaseThatCannotBeReadIsToldOfBesideItsMessages() {
    Releases release = shown(Releases.opened("test-lostrelease").deployedToQa());
    notifier.publishUnreadable(
        Topics.RELEASES,
        "lost-release",
        "test-lostrelease",
        new StepStarted(release.snapshot(), "qa"),
        "/release/id");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(chat.about("test-lostrelease").toString())
                .contains("could not be processed", "slipway.releases-0@"));
  }
}
