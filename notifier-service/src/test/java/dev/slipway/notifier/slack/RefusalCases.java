package dev.slipway.notifier.slack;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.Removed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every refusal, by the name of its golden file.
final class RefusalCases {

  private static final String ID = "test-abcdefghij";
  private static final Actor GUEST = new Actor("slack:U0GUEST", "U0GUEST");
  private static final Actor QA = Actor.of(Releases.QA_ONE);
  private static final Actor OWNER = Actor.of(Releases.OWNER_ONE);

  private final Map<String, InteractionRefused> cases = new LinkedHashMap<>();
  private final Releases onQa = Releases.opened(ID).deployedToQa();
  private final Releases going =
      onQa.vote("go-live", Releases.OWNER_TWO, "deploy")
          .status("go-live", GateStatus.PASSED)
          .status("qa-check", GateStatus.CLOSED)
          .production(DeployStatus.DEPLOYING, Releases.OWNER_TWO, 1);

  static Map<String, InteractionRefused> all() {
    RefusalCases cases = new RefusalCases();
    cases.people();
    cases.decided();
    cases.ended();
    cases.others();
    cases.extensions();
    return cases.cases;
  }

  private void people() {
    add("not-in-group", onQa, "go-live", QA, Refusal.NOT_IN_GROUP);
    add("unknown-person", onQa, "go-live", GUEST, Refusal.NOT_IN_GROUP);
    add("left-group", onQa, "go-live", OWNER, Refusal.LEFT_GROUP);
    add("added-later", onQa, "go-live", OWNER, Refusal.ADDED_LATER);
    add("unknown-author", onQa, "go-live", OWNER, Refusal.UNKNOWN_AUTHOR);
    add("own-build", onQa, "go-live", OWNER, Refusal.OWN_BUILD);
    add("own-build-alone", alone(Releases.OWNER_ONE), "go-live", OWNER, Refusal.OWN_BUILD);
  }

  private void decided() {
    add("already-decided", going, "go-live", OWNER, Refusal.ALREADY_DECIDED);
    add("already-decided-later", going, "qa-check", QA, Refusal.ALREADY_DECIDED);
    add(
        "already-rejected",
        onQa.vote("qa-check", Releases.QA_TWO, "reject").status("qa-check", GateStatus.REJECTED),
        "qa-check",
        QA,
        Refusal.ALREADY_DECIDED);
    add(
        "already-expired",
        onQa.status("qa-check", GateStatus.EXPIRED),
        "qa-check",
        QA,
        Refusal.ALREADY_DECIDED);
    Releases voted = onQa.vote("qa-check", Releases.QA_ONE, "approve");
    add("already-voted", voted, "qa-check", QA, Refusal.ALREADY_VOTED);
  }

  private void ended() {
    Releases superseded = onQa.supersededBy("test-cccccccccc");
    add("superseding", superseded, "go-live", OWNER, Refusal.FINISHED);
    for (Outcome outcome : Outcome.values()) {
      Releases ended =
          switch (outcome) {
            case COMPLETED -> going.finished(outcome, Releases.OWNER_TWO);
            case REJECTED -> onQa.finished(outcome, Releases.QA_TWO);
            case CLOSED -> onQa.finished(outcome, Releases.OWNER_TWO);
            case SUPERSEDED -> superseded.finished(outcome, null);
            case FAILED -> failed(going).finished(outcome, null);
            case EXPIRED -> onQa.status("go-live", GateStatus.EXPIRED).finished(outcome, null);
            case BRANCH_DELETED -> onQa.finished(outcome, null);
          };
      add(
          "ended-" + outcome.name().toLowerCase(Locale.ROOT),
          ended,
          "go-live",
          OWNER,
          Refusal.FINISHED);
    }
  }

  private void others() {
    add("never-live", onQa, "go-live", OWNER, Refusal.NEVER_LIVE);
    add("not-processed", onQa, "go-live", OWNER, Refusal.NOT_PROCESSED);
    add("unknown-release", null, "go-live", OWNER, Refusal.UNKNOWN_RELEASE);
    add("unknown-choice", onQa, "nowhere", OWNER, Refusal.UNKNOWN_CHOICE);
    add("not-answered", onQa, "go-live", OWNER, Refusal.NOT_ANSWERED);
    add("stale", onQa, "go-live", OWNER, Refusal.STALE);
    add("not-open", onQa.at("go-live"), "go-live", OWNER, Refusal.NOT_OPEN);
    add("not-open-yet", Releases.opened(ID), "go-live", OWNER, Refusal.NOT_OPEN);
  }

  private void extensions() {
    extend("not-in-group", Removed.expired(ID, Status.DUE, 0), Refusal.NOT_IN_GROUP);
    extend("unknown", Removed.ended(ID), Refusal.UNKNOWN_CHOICE);
    extend("again", Removed.expired(ID, Status.EXTENDED, 1), Refusal.STALE);
    extend("renewed", Removed.renewed(ID), Refusal.STALE);
    extend("earlier", Removed.expired(ID, Status.DUE, 1), Refusal.STALE);
    extend("removing", Removed.expired(ID, Status.REMOVING, 0), Refusal.STALE);
    extend("removed", Removed.expired(ID, Status.REMOVED, 0), Refusal.STALE);
    extend("stays", Removed.ended(ID), Refusal.STALE);
  }

  private static Releases failed(Releases release) {
    return release.with(
        DeployBuilder.builder()
            .name("production")
            .status(DeployStatus.FAILED)
            .diagnosis(Releases.PULL)
            .by(Actor.of(Releases.OWNER_TWO))
            .attempt(1)
            .build());
  }

  private Releases alone(Person person) {
    return onQa.people("go-live", List.of(person));
  }

  private void add(
      String name, @Nullable Releases release, String step, Actor actor, Refusal reason) {
    cases.put("refused-" + name, refused(release, step, "deploy", actor, reason));
  }

  private void extend(String name, Releases release, Refusal reason) {
    cases.put("refused-extend-" + name, refused(release, "qa", "extend", GUEST, reason));
  }

  private static InteractionRefused refused(
      @Nullable Releases release, String step, String choice, Actor actor, Refusal reason) {
    return new InteractionRefused(
        "test",
        ID,
        release == null ? null : release.snapshot(),
        step,
        choice,
        actor,
        reason,
        new Origin("slack", "D0OWNER1", "1.2"));
  }
}
