package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.Releases;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A click that repeats one of the minute before is no alarm.
class DoubleClickIT extends DeliveryRig {

  @Test
  void aSecondClickAfterACountedVoteTellsNothing() {
    Releases release = voted("test-doublevote", Releases.OWNER_ONE);
    Instant first = Instant.now();
    notifier.publish(first, cast(release, Releases.OWNER_ONE));
    notifier.publish(
        first.plusMillis(300),
        refused(release, Actor.of(Releases.OWNER_ONE), Refusal.ALREADY_DECIDED));
    notifier.publish(
        first.plusMillis(400),
        refused(release, Actor.of(Releases.OWNER_TWO), Refusal.ALREADY_DECIDED));
    await().atMost(PATIENCE).until(() -> !chat.ephemeral("U0OWNER2").isEmpty());
    assertThat(chat.ephemeral("U0OWNER1")).isEmpty();
  }

  @Test
  void aClickAtAGateThatHasOpenedAgainRepeatsNothing() {
    Releases release = voted("test-secondtry0", Releases.QA_ONE);
    Instant first = Instant.now();
    notifier.publish(first, cast(release, Releases.QA_ONE));
    Releases again = release.openedAgain("go-live");
    notifier.publish(
        first.plusMillis(300), refused(again, Actor.of(Releases.QA_ONE), Refusal.ALREADY_DECIDED));
    await().atMost(PATIENCE).until(() -> !chat.ephemeral("U0QA1").isEmpty());
  }

  private Releases voted(String id, Person by) {
    return shown(Releases.opened(id).deployedToQa()).vote("go-live", by, "deploy");
  }

  private static VoteCast cast(Releases release, Person by) {
    Step.Choice deploy = choice(release);
    Vote vote =
        new Vote(
            Actor.of(by),
            deploy.id(),
            deploy.label(),
            deploy.effect(),
            1,
            Instant.now(),
            List.of());
    return new VoteCast(release.snapshot(), "go-live", vote, null);
  }

  @Test
  void theSameRefusalIsToldOnceInAMinute() {
    Releases release = shown(Releases.opened("test-twicetold0").deployedToQa());
    Actor guest = new Actor("slack:U0GUEST", "U0GUEST");
    Instant first = Instant.now();
    notifier.publish(first, refused(release, guest, Refusal.NOT_IN_GROUP));
    await().atMost(PATIENCE).until(() -> chat.ephemeral("U0GUEST").size() == 1);
    Releases other = shown(Releases.opened("test-twicetold1").deployedToQa());
    notifier.publish(first.plusSeconds(5), again(other, guest));
    notifier.publish(first.plusSeconds(6), refused(other, guest, Refusal.UNKNOWN_CHOICE));
    await().atMost(PATIENCE).until(() -> chat.ephemeral("U0GUEST").size() >= 2);
    assertThat(chat.ephemeral("U0GUEST")).hasSize(2);
    assertThat(chat.ephemeral("U0GUEST").getLast().toString()).contains("has no choice");
  }

  /// Of another release, so that it is another event; what is told is the same.
  private static InteractionRefused again(Releases release, Actor actor) {
    return new InteractionRefused(
        "test",
        "test-anotherone",
        release.snapshot(),
        "go-live",
        "deploy",
        actor,
        Refusal.NOT_IN_GROUP,
        new Origin("slack", "C0TEST", "1.3"));
  }

  private static InteractionRefused refused(Releases release, Actor actor, Refusal reason) {
    return new InteractionRefused(
        "test",
        release.snapshot().id(),
        release.snapshot(),
        "go-live",
        "deploy",
        actor,
        reason,
        new Origin("slack", "C0TEST", "1.2"));
  }

  private static Step.Choice choice(Releases release) {
    return release.snapshot().steps().stream()
        .filter(step -> step instanceof Gate && step.name().equals("go-live"))
        .flatMap(gate -> ((Gate) gate).choices().stream())
        .filter(choice -> choice.id().equals("deploy"))
        .findFirst()
        .orElseThrow();
  }
}
