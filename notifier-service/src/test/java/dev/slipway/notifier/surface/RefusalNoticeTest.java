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
      Releases.opened(ID).deployedToQa().finished(Outcome.CLOSED, Releases.OWNER_ONE).snapshot();

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalIsASentence(Refusal reason) {
    String said = Plain.text(RefusalNotice.of(refused(reason)));
    assertThat(said).startsWith("Nothing was done: ").endsWith(".");
  }

  @Test
  void whoMayNotIsToldWhoMay() {
    assertThat(Plain.text(RefusalNotice.of(refused(Refusal.NOT_IN_GROUP))))
        .isEqualTo("Nothing was done: only owners may choose at go-live: @U0OWNER1, @U0OWNER2.");
  }

  private static InteractionRefused refused(Refusal reason) {
    return new InteractionRefused(
        "test",
        ID,
        reason == Refusal.UNKNOWN_RELEASE ? null : RELEASE,
        "go-live",
        "deploy",
        new Actor("slack:U0GUEST", "U0GUEST"),
        reason,
        new Origin("slack", "D0OWNER1", "1.2"));
  }
}
