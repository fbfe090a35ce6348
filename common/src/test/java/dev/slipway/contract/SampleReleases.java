package dev.slipway.contract;

import static dev.slipway.contract.SampleProjects.BUILD;
import static dev.slipway.contract.SampleProjects.NOON;
import static dev.slipway.contract.SampleProjects.OWNER;
import static dev.slipway.contract.SampleProjects.QA_CHOICES;
import static dev.slipway.contract.SampleProjects.QA_ONE;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.Vote;
import java.util.List;
import java.util.Map;

/// A release of the sample project on its way, with every kind of nested value.
final class SampleReleases {

  static final String RELEASE = "test-abcdefghij";
  static final Actor BY_QA = Actor.of(QA_ONE, new Account("slack", "U0QA1"));
  static final Actor BY_OWNER = Actor.of(OWNER);
  static final Vote VOTE =
      new Vote(
          BY_QA,
          "approve",
          "Approve",
          Step.Effect.PASS,
          1,
          NOON,
          List.of(new Answer.Text("reason", "Works in every browser")),
          List.of(BY_OWNER));
  static final Delegation DELEGATION = new Delegation(OWNER, QA_ONE, NOON.plusSeconds(7200));
  static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          "ImagePullBackOff",
          "container app: the image registry/app:0.1.0 cannot be pulled",
          "app",
          List.of("Failed: not found"),
          List.of("last line"),
          Diagnosis.Cause.IMAGE_PULL,
          List.of(
              new Diagnosis.Fact("image", "registry/app:0.1.0"),
              new Diagnosis.Fact("registry", "not found")));
  static final Traffic SHARE = new Traffic(20, false);
  static final Drift DRIFT =
      new Drift(
          "deployment test-production",
          false,
          List.of(
              new Drift.Change(".spec.replicas", "kubectl-edit"),
              new Drift.Change(".metadata.labels.team", null)),
          true);

  private SampleReleases() {}

  static ReleaseSnapshot snapshot() {
    return ReleaseSnapshotBuilder.builder()
        .id(RELEASE)
        .project("test")
        .name("Test")
        .channel("slack:C0TEST")
        .version(4)
        .state(ReleaseSnapshot.State.OPEN)
        .step("go-live")
        .build(BUILD)
        .steps(
            List.of(
                DeployBuilder.builder()
                    .name("qa")
                    .status(StepSnapshot.DeployStatus.DEPLOYED)
                    .url("https://qa.test.example.org")
                    .attempt(1)
                    .build(),
                new StepSnapshot.Gate(
                    "qa-check",
                    StepSnapshot.GateStatus.OPEN,
                    List.of("qa"),
                    List.of(QA_ONE),
                    QA_CHOICES,
                    true,
                    1,
                    List.of(VOTE),
                    NOON.plusSeconds(3600),
                    List.of("slack:U0OWNER1"),
                    List.of(NOON.plusSeconds(1800)),
                    List.of("owners"),
                    List.of(DELEGATION),
                    List.of(OWNER),
                    new StepSnapshot.Holding("production", "Weekend"),
                    List.of(new StepSnapshot.Missing("owners", 1)),
                    true,
                    Deadlock.BARRED,
                    List.of("owner-two"),
                    Ask.BOTH),
                new StepSnapshot.Deploy(
                    "production",
                    StepSnapshot.DeployStatus.WAITING,
                    null,
                    "test-bbbbbbbbbb",
                    DIAGNOSIS,
                    BY_OWNER,
                    1,
                    new StepSnapshot.Pods(1, 2),
                    "default",
                    DRIFT,
                    new Phase.Share(10),
                    new Removal(
                        Removal.Status.DUE,
                        Removal.Why.EXPIRED,
                        NOON.plusSeconds(3600),
                        1,
                        BY_QA,
                        DIAGNOSIS),
                    SHARE)))
        .openedAt(NOON)
        .create();
  }

  static ReleaseSnapshot finished(ReleaseSnapshot open) {
    return ReleaseSnapshotBuilder.builder()
        .id(open.id())
        .project(open.project())
        .name(open.name())
        .channel(open.channel())
        .version(open.version() + 1)
        .state(ReleaseSnapshot.State.FINISHED)
        .outcome(Outcome.SUPERSEDED)
        .subject(open.subject())
        .steps(open.steps())
        .openedAt(open.openedAt())
        .finishedAt(NOON.plusSeconds(60))
        .finishedBy(BY_OWNER)
        .supersededBy("test-cccccccccc")
        .cause(
            new Cause.RolledBack(
                new Rollback("production", "test-dddddddddd", "test-eeeeeeeeee", BY_OWNER)))
        .channels(List.of("slack:C0OPS"))
        .links(Map.of("Dashboard", "https://dash.example.org/test?branch=feature%2FABC_1"))
        .fields(Map.of("Cost centre", "4711"))
        .create();
  }
}
