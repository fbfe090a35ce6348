package dev.slipway.view.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.Strategies;
import dev.slipway.view.card.Plain;
import dev.slipway.view.card.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The messages about refused clicks.
class RefusalNoticeTest {

  private static final String ID = "test-abcdefghij";
  private static final ReleaseSnapshot RELEASE =
      Releases.opened(ID).deployedToQa().finished(Outcome.CLOSED, Releases.OWNER_ONE).snapshot();

  private static final ReleaseSnapshot OPEN = Releases.opened(ID).deployedToQa().snapshot();

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalIsASentence(Refusal reason) {
    String said = Plain.text(RefusalNotice.of(refused(reason)));
    assertThat(said).startsWith("Nothing was done: ").endsWith(".");
  }

  @Test
  void whoMayNotIsToldWhoMay() {
    assertThat(said(refused(Refusal.NOT_IN_GROUP, OPEN, Actor.of(Releases.QA_ONE))))
        .isEqualTo("Nothing was done: only owners may choose at go-live: @U0OWNER1, @U0OWNER2.");
  }

  @Test
  void whomTheProjectDoesNotKnowIsToldSo() {
    assertThat(said(refused(Refusal.NOT_IN_GROUP)))
        .contains("only owners may choose at go-live")
        .contains("Your account belongs to nobody in this project");
  }

  @Test
  void whoComesTooLateIsToldWhoDecided() {
    ReleaseSnapshot decided =
        Releases.opened(ID)
            .deployedToQa()
            .vote("go-live", Releases.OWNER_TWO, "deploy")
            .status("go-live", GateStatus.PASSED)
            .snapshot();
    assertThat(said(refused(Refusal.ALREADY_DECIDED, decided, Actor.of(Releases.OWNER_ONE))))
        .contains("@U0OWNER2 chose Deploy to production, 2026-03-01T12:07:00Z.");
  }

  @Test
  void whoWroteTheBuildIsToldWhoElseMay() {
    assertThat(said(refused(Refusal.OWN_BUILD, OPEN, Actor.of(Releases.OWNER_ONE))))
        .contains("Those who may: @U0OWNER2.")
        .doesNotContain("@U0OWNER1");
  }

  @Test
  void whoClicksOnASupersededReleaseIsToldTheNewerOne() {
    ReleaseSnapshot superseded =
        Releases.opened(ID)
            .deployedToQa()
            .supersededBy("test-cccccccccc")
            .finished(Outcome.SUPERSEDED, null)
            .snapshot();
    assertThat(said(refused(Refusal.FINISHED, superseded, Actor.of(Releases.OWNER_ONE))))
        .contains("ended, 2026-03-01T12:12:30Z. Superseded by a newer build: test-cccccccccc.");
  }

  @Test
  void whoTypesAChoiceWithoutItsReasonIsToldWhatToType() {
    ReleaseSnapshot frozen =
        Strategies.frozen(Releases.opened(ID).deployedToQa(), List.of("owners"), GateStatus.OPEN, 1)
            .snapshot();
    assertThat(typed(Refusal.NOT_ANSWERED, ID, frozen, "production-freeze", "override"))
        .isEqualTo(
            "Nothing was done: Deploy anyway needs a reason, of at most 1000 characters. Type it"
                + " behind the release: /slipway override test-abcdefghij your reason");
  }

  @Test
  void whoTypesAChoiceThatAsksAFormIsLedToItsButtonByItsLabel() {
    Question reason = new Question.Text(Question.REASON, "Reason", true, true, 100);
    Question told = new Question.Checkbox("told", "The team has been told", true);
    ReleaseSnapshot asking =
        Releases.opened(ID)
            .deployedToQa()
            .asking("go-live", "deploy", List.of(reason, told))
            .snapshot();
    assertThat(typed(Refusal.NOT_ANSWERED, ID, asking, "go-live", "deploy"))
        .isEqualTo(
            "Nothing was done: what Deploy to production asks was not answered; click the button"
                + " and answer there.");
  }

  @Test
  void whoClicksAChangedFormIsToldSo() {
    Question told = new Question.Checkbox("told", "The team has been told", true);
    Releases open = Releases.opened(ID).deployedToQa();
    ReleaseSnapshot form = open.asking("go-live", "deploy", List.of(told)).snapshot();
    assertThat(said(refused(Refusal.NOT_ANSWERED, form, Actor.of(Releases.OWNER_ONE))))
        .contains("the project's file has changed since this release opened")
        .contains("/slipway close test-abcdefghij your reason");
    Question reason = new Question.Text(Question.REASON, "Reason", true, true, 100);
    ReleaseSnapshot asking = open.asking("go-live", "deploy", List.of(reason)).snapshot();
    assertThat(said(refused(Refusal.NOT_ANSWERED, asking, Actor.of(Releases.OWNER_ONE))))
        .contains("the project's file has changed since this release opened")
        .endsWith("/slipway deploy test-abcdefghij your reason");
  }

  @Test
  void theCommandThatEndsAReleaseIsOneOfItsGatesChoices() {
    Question told = new Question.Checkbox("told", "The team has been told", true);
    Releases asking = Releases.opened(ID).asking("qa-check", "approve", List.of(told));
    assertThat(said(changed(asking.snapshot())))
        .contains("end this release with /slipway reject test-abcdefghij your reason")
        .doesNotContain("/slipway close");
    ReleaseSnapshot both = asking.asking("qa-check", "reject", List.of(told)).snapshot();
    assertThat(said(changed(both)))
        .contains("back into the file and click again. A newer build opens a release")
        .doesNotContain("/slipway");
  }

  private static InteractionRefused changed(ReleaseSnapshot release) {
    return new InteractionRefused(
        "test",
        ID,
        release,
        "qa-check",
        "approve",
        Actor.of(Releases.QA_ONE),
        Refusal.NOT_ANSWERED,
        new Origin("slack", "D0QA1", "1.2"));
  }

  @Test
  void aChoiceThatNoGateHasIsSaidToBeAtNone() {
    assertThat(typed(Refusal.UNKNOWN_CHOICE, ID, OPEN, null, "switch"))
        .isEqualTo("Nothing was done: this release has no choice switch at any gate.");
    assertThat(RefusalNotice.of(command(Refusal.UNKNOWN_CHOICE, ID, OPEN, null, "switch")).spans())
        .doesNotContain(new Span.Strong("any gate"));
  }

  @Test
  void whereNothingWasLiveBeforeItIsSaidWhatToType() {
    assertThat(typed(Refusal.NEVER_LIVE, "qa", null, null, "rollback"))
        .isEqualTo(
            "Nothing was done: nothing was live in qa before what is live now. Where each branch"
                + " has an instance of its own, name the release: /slipway rollback test qa RELEASE;"
                + " slipway environments test on the command line lists those that were live.");
  }

  @Test
  void aReleaseThatNeverWasLiveThereIsSaidToBeIt() {
    assertThat(typed(Refusal.NEVER_LIVE, ID, null, null, "rollback"))
        .contains(
            "test-abcdefghij was not live in that environment as far back as is remembered",
            "/slipway rollback test ENVIRONMENT RELEASE");
  }

  private static String typed(
      Refusal reason,
      String id,
      @Nullable ReleaseSnapshot release,
      @Nullable String step,
      String choice) {
    return Plain.text(RefusalNotice.of(command(reason, id, release, step, choice)));
  }

  private static CommandRefused command(
      Refusal reason,
      String id,
      @Nullable ReleaseSnapshot release,
      @Nullable String step,
      String choice) {
    return new CommandRefused(
        "test",
        id,
        release,
        step,
        choice,
        Actor.of(Releases.OWNER_ONE),
        reason,
        new CommandOrigin("slack", "C0TEST", null));
  }

  private static String said(InteractionRefused refused) {
    return Plain.text(RefusalNotice.of(refused));
  }

  private static InteractionRefused refused(Refusal reason) {
    return refused(
        reason,
        reason == Refusal.UNKNOWN_RELEASE ? null : RELEASE,
        new Actor("slack:U0GUEST", "U0GUEST"));
  }

  private static InteractionRefused refused(
      Refusal reason, @Nullable ReleaseSnapshot release, Actor actor) {
    return new InteractionRefused(
        "test",
        ID,
        release,
        "go-live",
        "deploy",
        actor,
        reason,
        new Origin("slack", "D0OWNER1", "1.2"));
  }
}
