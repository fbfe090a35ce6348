package dev.slipway.approval.core.release;

import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.access.Authors;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A release that brings no build: a task of an outside system, a runbook that a person starts.
class SubjectRulesTest {

  private static final Subject TASK =
      new Subject.Task("deploys", "17", "Deploy the shop?", Map.of("version", "1.2"));
  private static final Subject RUNBOOK = new Subject.Runbook("restart", Map.of());
  private static final Cause ASKED = new Cause.Asked(Actor.of(Samples.QA_ONE));

  @Test
  void aTaskIsDecidedAtItsGateAndCompletes() {
    Release asking = opened(TASK, new Cause.Posted(), gate("decision").step());
    Release done = after(asking, ReleaseDecider.decide(asking, choice("U0QA1")));
    assertThat(done)
        .isInstanceOfSatisfying(
            Release.Finished.class,
            finished -> {
              assertThat(finished.outcome()).isEqualTo(Outcome.COMPLETED);
              assertThat(finished.facts().subject()).isEqualTo(TASK);
              assertThat(finished.facts().build()).isEmpty();
              assertThat(finished.facts().cause()).isEqualTo(new Cause.Posted());
            });
  }

  @Test
  void whatBringsNoImageCannotDeploy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(RUNBOOK, ASKED, gate("decision").step(), deploy("production")))
        .withMessage(
            "project test deploys to production for a runbook, which brings no image; leave the step out");
  }

  @Test
  void whoAskedForItIsBarredWhereSelfApprovalIs() {
    Step gate = gate("decision").denySelfApproval().step();
    Release asking = opened(RUNBOOK, ASKED, gate);
    assertThat(ReleaseDecider.decide(asking, choice("U0QA1")))
        .isEqualTo(Decided.refused(Refusal.OWN_BUILD));
    assertThat(ReleaseDecider.decide(asking, choice("U0QA2"))).isInstanceOf(Decided.Accepted.class);
  }

  @Test
  void whatNobodyWroteHasNoAuthorToDoubt() {
    Step.Approve gate = (Step.Approve) gate("decision").denySelfApproval().step();
    Release.Facts facts = Release.Facts.of(opened(TASK, new Cause.Posted(), gate)).orElseThrow();
    assertThat(Authors.areDoubtful(facts, gate)).isFalse();
  }

  private static GateCommand.Choose choice(String user) {
    return new GateCommand.Choose(
        "decision", "approve", 1, Samples.account(user), List.of(), null, START);
  }

  private static Release opened(Subject subject, Cause cause, Step... steps) {
    return after(new Release.Absent(), open(subject, cause, steps));
  }

  private static Decided open(Subject subject, Cause cause, Step... steps) {
    return ReleaseDecider.decide(
        new Release.Absent(),
        new Command.Open("test-1", subject, Samples.project(steps), cause, null, START));
  }

  private static Release after(Release before, Decided decided) {
    Release state = before;
    for (RecordedEvent event : ((Decided.Accepted) decided).events()) {
      state = Evolution.evolve(state, event);
    }
    return state;
  }
}
