package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Actor;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.notifier.Releases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people are told when a click did nothing.
class RefusalNoticeTest {

  private static final String ID = "test-abcdefghij";
  private static final ReleaseSnapshot RELEASE =
      Releases.opened(ID)
          .deployedToQa()
          .vote("go-live", Releases.OWNER_ONE, "close")
          .finished(Outcome.CLOSED, Releases.OWNER_ONE)
          .snapshot();

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalIsASentence(Refusal reason) {
    String said = Plain.text(RefusalNotice.of(refused(reason)));
    assertThat(said).startsWith("Nothing was done: ").endsWith(".");
  }

  @Test
  void whoMayNotIsToldWhoMay() {
    assertThat(said(Refusal.NOT_IN_GROUP, Actor.of(Releases.QA_ONE)))
        .isEqualTo("Nothing was done: only owners may choose at go-live: @U0OWNER1, @U0OWNER2.");
  }

  @Test
  void somebodyWhomNobodyKnowsIsToldThatToo() {
    assertThat(said(Refusal.NOT_IN_GROUP, new Actor("slack:U0GUEST", "U0GUEST")))
        .startsWith(
            "Nothing was done: your Slack account is nobody\u2019s that this project knows, and only"
                + " owners may choose");
  }

  @Test
  void whoComesTooLateIsToldWhoDecided() {
    assertThat(said(Refusal.ALREADY_DECIDED, Actor.of(Releases.OWNER_TWO)))
        .isEqualTo("Nothing was done: go-live has already been decided. @U0OWNER1 chose Close.");
  }

  @Test
  void ofAReleaseThatHasEndedItIsSaidHow() {
    assertThat(said(Refusal.FINISHED, Actor.of(Releases.OWNER_TWO)))
        .isEqualTo("Nothing was done: the release has ended. Closed by @U0OWNER1.");
  }

  private static String said(Refusal reason, Actor actor) {
    return Plain.text(RefusalNotice.of(refused(reason, actor)));
  }

  private static InteractionRefused refused(Refusal reason) {
    return refused(reason, new Actor("slack:U0GUEST", "U0GUEST"));
  }

  private static InteractionRefused refused(Refusal reason, Actor actor) {
    return new InteractionRefused(
        "test",
        ID,
        reason == Refusal.UNKNOWN_RELEASE ? null : RELEASE,
        "go-live",
        "deploy",
        actor,
        reason,
        new Origin("slack", "D0OWNER1", "1.2"));
  }
}
