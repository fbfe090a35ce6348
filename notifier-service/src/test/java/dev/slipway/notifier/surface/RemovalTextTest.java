package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.people.Actor;
import dev.slipway.view.Releases;
import dev.slipway.view.Removed;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Plain;
import dev.slipway.view.refusal.RefusalNotice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The messages about the removal of an environment.
class RemovalTextTest {

  private static final String ID = "test-abcdefghij";
  private static final String SUMMARY = "summary@channel";
  private static final String FIRST = "removal:qa/0@channel";

  @Test
  void peopleAreWarnedByAMessageOfItsOwnWithAButton() {
    Surface warning = Shown.of(Removed.expired(ID, Status.DUE, 0)).get(FIRST);
    assertThat(warning.threadOf()).isNull();
    assertThat(warning.destination()).isEqualTo(new Destination("slack", "C0TEST"));
    assertThat(Shown.text(warning))
        .contains("qa of staging will be removed 2026-03-04T12:00:00Z: no new build came for it.");
    assertThat(warning.card().actions())
        .containsExactly(
            new Card.Action("extend", "Extend", ID + "/qa/extend/1", Card.Style.PRIMARY));
  }

  @Test
  void anAddressEndsItsSentenceBeforeTheRemovalIsTold() {
    assertThat(Shown.of(Removed.expired(ID, Status.DUE, 0)).text(SUMMARY))
        .contains(Releases.QA_URL + ". It will be removed 2026-03-04T12:00:00Z");
  }

  @Test
  void theWarningSaysWhoPutItOffAndLosesItsButton() {
    Shown shown = Shown.of(Removed.expired(ID, Status.EXTENDED, 1));
    assertThat(shown.text(FIRST))
        .contains(
            "qa of staging stays until 2026-03-07T12:00:00Z: @U0QA1 has put its removal off.");
    assertThat(shown.get(FIRST).card().actions()).isEmpty();
    assertThat(shown.text(SUMMARY)).contains("Deployed to qa: " + Releases.QA_URL);
  }

  @Test
  void theNextWarningIsAnotherMessageWithAnotherButton() {
    Shown shown = Shown.of(Removed.expired(ID, Status.DUE, 1));
    assertThat(shown.get("removal:qa/1@channel").card().actions())
        .extracting(Card.Action::value)
        .containsExactly(ID + "/qa/extend/2");
    assertThat(shown.byKey()).doesNotContainKey(FIRST);
  }

  @ParameterizedTest
  @EnumSource(names = {"REMOVING", "REMOVED", "FAILED"})
  void whatGoesIsNotLinkedAndCannotBePutOff(Status status) {
    assertThat(Surfaces.of(Removed.expired(ID, status, 0).snapshot()))
        .allSatisfy(surface -> {
          assertThat(surface.card().actions()).isEmpty();
          assertThat(Shown.text(surface)).doesNotContain(Releases.QA_URL);
        });
  }

  @Test
  void whyItCouldNotBeRemovedIsSaid() {
    assertThat(Shown.of(Removed.expired(ID, Status.FAILED, 0)).text(FIRST))
        .contains(
            "could not be: container app: the image registry/app:bad cannot be pulled",
            "it is tried again.");
  }

  @Test
  void ofABranchThatIsGoneOnlyTheSummarySaysIt() {
    Shown merged = Shown.of(Removed.gone(ID, Status.REMOVED, Why.MERGED));
    assertThat(merged.text(SUMMARY)).contains("qa was removed: staging was merged.");
    assertThat(merged.byKey().keySet()).noneMatch(key -> key.startsWith("removal:"));
    assertThat(Shown.of(Removed.gone(ID, Status.REMOVING, Why.CLOSED)).text(SUMMARY))
        .contains("qa is being removed: the pull request of staging was closed.");
    assertThat(Shown.of(Removed.gone(ID, Status.REMOVED, Why.DELETED)).text(SUMMARY))
        .contains("staging was deleted.");
  }

  @Test
  void earlierWarningsOfABranchThatIsGoneSaySoToo() {
    assertThat(Amendment.of(Removed.gone(ID, Status.REMOVED, Why.MERGED).snapshot()))
        .singleElement()
        .satisfies(amendment -> {
          assertThat(FIRST).startsWith(amendment.keys());
          assertThat(amendment.card().actions()).isEmpty();
          assertThat(Plain.text(amendment.card().paragraphs().getFirst()))
              .isEqualTo("qa of staging was removed: staging was merged.");
        });
  }

  @Test
  void aWarningThatANewerBuildCameBeforeSaysSo() {
    assertThat(Shown.of(Removed.renewed(ID)).byKey().keySet())
        .noneMatch(key -> key.startsWith("removal:"));
    assertThat(Amendment.of(Removed.renewed(ID).snapshot()))
        .singleElement()
        .satisfies(amendment -> {
          assertThat(amendment.card().actions()).isEmpty();
          assertThat(Plain.text(amendment.card().paragraphs().getFirst()))
              .isEqualTo("qa of staging stays: a newer build came for it.");
        });
  }

  @Test
  void whoComesTooLateToPutItOffIsToldWhy() {
    assertThat(said(Refusal.STALE, Removed.expired(ID, Status.EXTENDED, 1)))
        .isEqualTo(
            "Nothing was done: the removal of qa has been put off already by @U0QA1; it stays until"
                + " 2026-03-07T12:00:00Z.");
    assertThat(said(Refusal.STALE, Removed.expired(ID, Status.REMOVED, 0)))
        .isEqualTo("Nothing was done: qa has been removed already.");
    assertThat(said(Refusal.STALE, Removed.expired(ID, Status.DUE, 1)))
        .contains("belongs to an earlier warning");
    assertThat(said(Refusal.UNKNOWN_CHOICE, Removed.ended(ID)))
        .contains("qa is not going to be removed");
  }

  @Test
  void whoMayNotPutItOffIsToldSo() {
    assertThat(said(Refusal.NOT_IN_GROUP, Removed.expired(ID, Status.DUE, 0)))
        .contains("only people in one of this project's groups may put the removal of qa off.");
  }

  private static String said(Refusal reason, Releases release) {
    return Plain.text(
        RefusalNotice.of(
            new InteractionRefused(
                "test",
                ID,
                release.snapshot(),
                "qa",
                "extend",
                new Actor("slack:U0GUEST", "U0GUEST"),
                reason,
                new Origin("slack", "C0TEST", "1.2"))));
  }
}
