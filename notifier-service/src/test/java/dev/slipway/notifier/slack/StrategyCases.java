package dev.slipway.notifier.slack;

import static dev.slipway.contract.release.StepSnapshot.DeployStatus.DEPLOYED;
import static dev.slipway.contract.release.StepSnapshot.DeployStatus.DEPLOYING;
import static dev.slipway.contract.release.StepSnapshot.DeployStatus.FAILED;
import static dev.slipway.contract.release.StepSnapshot.DeployStatus.PENDING;

import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.Removed;
import dev.slipway.view.Strategies;
import java.util.List;

/// Cards of releases that wait for a freeze, take over in phases, or whose environment goes.
final class StrategyCases {

  private static final String ID = "test-abcdefghij";
  private static final String SUMMARY = "summary@channel";
  private static final List<String> OWNERS = List.of("owners");

  private final CardCases cases;
  private final Releases going =
      Releases.opened(ID)
          .deployedToQa()
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED);

  private StrategyCases(CardCases cases) {
    this.cases = cases;
  }

  static void addTo(CardCases cases) {
    StrategyCases own = new StrategyCases(cases);
    own.freezes();
    own.blueGreen();
    own.canary();
    own.shares();
    own.removals();
  }

  private void freezes() {
    Releases frozen = Strategies.frozen(going, OWNERS, GateStatus.OPEN, 1);
    Releases overridden =
        frozen
            .answered(
                "production-freeze",
                Releases.OWNER_TWO,
                "override",
                new Answer.Text("reason", "Payments are *down*"))
            .status("production-freeze", GateStatus.PASSED);
    cases.add("freeze-summary", frozen, SUMMARY);
    cases.add("freeze-asked", frozen, "production-freeze@owner-one");
    cases.add("freeze-go-live", frozen, "go-live@owner-one");
    cases.add(
        "freeze-nobody-may", Strategies.frozen(going, List.of(), GateStatus.OPEN, 1), SUMMARY);
    cases.add("freeze-none", Strategies.frozen(going, OWNERS, GateStatus.PASSED, 0), SUMMARY);
    Releases over = Strategies.frozen(going, OWNERS, GateStatus.PASSED, 1);
    cases.add("freeze-over", over, SUMMARY);
    cases.add("freeze-over-asked", over, "production-freeze@owner-one");
    cases.add("freeze-overridden", overridden, SUMMARY);
    cases.add("freeze-overridden-by-another", overridden, "production-freeze@owner-one");
  }

  private void blueGreen() {
    Releases preview = Strategies.blueGreen(going, DEPLOYED, GateStatus.OPEN, PENDING);
    Releases aborted =
        Strategies.blueGreen(going, PENDING, GateStatus.REJECTED, PENDING)
            .finished(Outcome.REJECTED, Releases.OWNER_TWO);
    cases.add(
        "blue-green-deploying",
        Strategies.blueGreen(going, DEPLOYING, GateStatus.PENDING, PENDING),
        SUMMARY);
    cases.add("blue-green-preview", preview, SUMMARY);
    cases.add("blue-green-switch-asked", preview, "production-switch@owner-one");
    cases.add(
        "blue-green-preview-failed",
        Strategies.blueGreen(going, FAILED, GateStatus.PENDING, PENDING),
        "production-preview@channel");
    cases.add(
        "blue-green-switching",
        Strategies.blueGreen(going, DEPLOYED, GateStatus.PASSED, DEPLOYING),
        SUMMARY);
    cases.add(
        "blue-green-switched",
        Strategies.blueGreen(going, DEPLOYED, GateStatus.PASSED, DEPLOYED)
            .finished(Outcome.COMPLETED, Releases.OWNER_ONE),
        "production@channel");
    cases.add("blue-green-aborted", aborted, SUMMARY);
    cases.add(
        "blue-green-first",
        Strategies.reaching(preview, "production-preview", new Traffic(0, true)),
        SUMMARY);
    cases.add(
        "blue-green-not-aborted",
        Strategies.blueGreen(going, PENDING, GateStatus.REJECTED, FAILED)
            .finished(Outcome.REJECTED, Releases.OWNER_TWO),
        "production@channel");
  }

  private void canary() {
    Releases ten = canary(List.of(DEPLOYED, PENDING, PENDING), GateStatus.OPEN, GateStatus.PENDING);
    Releases fifty =
        canary(List.of(DEPLOYED, DEPLOYED, PENDING), GateStatus.PASSED, GateStatus.OPEN);
    cases.add(
        "canary-deploying",
        canary(List.of(DEPLOYING, PENDING, PENDING), GateStatus.PENDING, GateStatus.PENDING),
        SUMMARY);
    cases.add("canary-held-for-a-time", ten, SUMMARY);
    cases.add("canary-held-for-a-time-asked", ten, "production-10-hold@owner-one");
    cases.add("canary-held-for-people", fifty, SUMMARY);
    cases.add("canary-went-on-by-itself", fifty, "production-10-hold@owner-one");
    cases.add("canary-held-for-people-asked", fifty, "production-50-hold@owner-one");
    cases.add(
        "canary-failed",
        canary(List.of(DEPLOYED, FAILED, PENDING), GateStatus.PASSED, GateStatus.PENDING),
        SUMMARY);
    cases.add(
        "canary-all",
        canary(List.of(DEPLOYED, DEPLOYED, DEPLOYED), GateStatus.PASSED, GateStatus.PASSED)
            .finished(Outcome.COMPLETED, null),
        SUMMARY);
  }

  private void shares() {
    Releases ten = canary(List.of(DEPLOYED, PENDING, PENDING), GateStatus.OPEN, GateStatus.PENDING);
    Releases first = Strategies.reaching(ten, "production-10", new Traffic(100, true));
    Releases aborted =
        Strategies.reaching(
                canary(List.of(PENDING, PENDING, PENDING), GateStatus.REJECTED, GateStatus.PENDING),
                "production-10",
                new Traffic(0, true))
            .finished(Outcome.REJECTED, Releases.OWNER_TWO);
    cases.add(
        "canary-of-whole-pods",
        Strategies.reaching(ten, "production-10", new Traffic(20, false)),
        SUMMARY);
    cases.add("canary-first", first, SUMMARY);
    cases.add("canary-first-asked", first, "production-10-hold@owner-one");
    cases.add("canary-first-aborted", aborted, SUMMARY);
    cases.add("canary-first-aborted-asked", aborted, "production-10-hold@owner-one");
  }

  private Releases canary(List<DeployStatus> phases, GateStatus ten, GateStatus fifty) {
    return Strategies.canary(going, phases, List.of(ten, fifty));
  }

  private void removals() {
    String first = "removal:qa/0@channel";
    cases.add("removal-due", Removed.expired(ID, Status.DUE, 0), first);
    cases.add("removal-extended", Removed.expired(ID, Status.EXTENDED, 1), first);
    cases.add("removal-renewed-summary", Removed.renewed(ID), SUMMARY);
    cases.add("removal-due-again", Removed.expired(ID, Status.DUE, 1), "removal:qa/1@channel");
    cases.add("removal-removing", Removed.expired(ID, Status.REMOVING, 0), first);
    cases.add("removal-removed", Removed.expired(ID, Status.REMOVED, 0), first);
    cases.add("removal-failed", Removed.expired(ID, Status.FAILED, 0), first);
    cases.add("removal-due-summary", Removed.expired(ID, Status.DUE, 0), SUMMARY);
    cases.add("removal-extended-summary", Removed.expired(ID, Status.EXTENDED, 1), SUMMARY);
    cases.add("removal-failed-summary", Removed.gone(ID, Status.FAILED, Why.DELETED), SUMMARY);
    cases.add("removal-merged-summary", Removed.gone(ID, Status.REMOVED, Why.MERGED), SUMMARY);
    cases.add("removal-closed-summary", Removed.gone(ID, Status.REMOVING, Why.CLOSED), SUMMARY);
  }
}
