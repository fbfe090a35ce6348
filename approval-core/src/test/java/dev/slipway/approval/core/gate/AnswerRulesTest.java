package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.APPROVE;
import static dev.slipway.approval.core.Samples.GUEST;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.release.Vote;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The answers that a choice demands, without which it is not made.
class AnswerRulesTest {

  private static final Question REASON = new Question.Text("reason", "Reason", true, true, 20);
  private static final Question RISK =
      new Question.Select(
          "risk", "Risk", false, List.of(new Question.Option("low", "It can wait")));
  private static final Question TESTED = new Question.Checkbox("tested", "Tested", true);
  private static final Choice REJECT =
      new Choice("reject", "Reject", Step.Effect.REJECT, List.of(REASON, RISK, TESTED));
  private static final Answer WHY = new Answer.Text("reason", "Login is broken");
  private static final Answer LOW = new Answer.Selected("risk", "low");
  private static final Answer YES = new Answer.Ticked("tested", true);

  private final World phases =
      new World(
          new Step.Deploy("production", new Phase.Share(10)),
          gate("hold").choices(APPROVE, REJECT).veto().step(),
          new Step.Deploy("production", new Phase.Whole()));

  private final World world = new World(gate("check").choices(APPROVE, REJECT).veto().step());

  @Test
  void aVoteCarriesTheAnswersInTheOrderOfTheQuestions() {
    assertThat(vote(rejecting(YES, LOW, WHY)).answers()).containsExactly(WHY, LOW, YES);
  }

  @Test
  void theReasonIsTheAnswerToTheQuestionOfThatName() {
    assertThat(vote(rejecting(WHY, YES)).reason()).contains("Login is broken");
  }

  @Test
  void whatNeedNotBeAnsweredMayBeLeftOut() {
    assertThat(vote(rejecting(WHY, YES)).answers()).containsExactly(WHY, YES);
  }

  static Stream<List<Answer>> unfit() {
    return Stream.of(
        List.of(),
        List.of(YES),
        List.of(WHY),
        List.of(new Answer.Text("reason", "  \n "), YES),
        List.of(new Answer.Text("reason", "more than twenty characters"), YES),
        List.of(WHY, new Answer.Ticked("tested", false)),
        List.of(WHY, YES, new Answer.Selected("risk", "none of these")),
        List.of(WHY, YES, new Answer.Text("risk", "low")),
        List.of(new Answer.Ticked("reason", true), YES),
        List.of(WHY, WHY, YES));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void aChoiceWithoutFitAnswersIsRefusedAndChangesNothing(List<Answer> answers) {
    assertThat(refusal(rejecting(answers.toArray(Answer[]::new)))).isEqualTo(Refusal.NOT_ANSWERED);
    assertThat(world.release("r")).isInstanceOf(Release.Open.class);
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void anAbortDuringADeploymentIsHeldToTheSameAnswers(List<Answer> answers) {
    assertThat(refusal(aborting(answers))).isEqualTo(Refusal.NOT_ANSWERED);
    assertThat(phases.release("r")).isInstanceOf(Release.Open.class);
  }

  @Test
  void anAbortKeepsTheAnswersInTheOrderOfTheQuestions() {
    Answer unasked = new Answer.Text("mood", "Sad");
    assertThat(vote(aborting(List.of(unasked, YES, LOW, WHY))).answers())
        .containsExactly(WHY, LOW, YES);
    assertThat(phases.state("r")).startsWith("rejected");
  }

  /// While the first phase is under way, before its gate is open.
  private List<RecordedEvent> aborting(List<Answer> answers) {
    phases.build("r");
    return phases.click(QA_ONE, "r", "hold/reject", answers);
  }

  @Test
  void whoMayNotChooseIsToldThatAndNotToAnswer() {
    world.build("r");
    assertThat(refusal(world.click(GUEST, "r", "check/reject"))).isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void aReasonMayBeGivenThoughNobodyAsksForIt() {
    world.build("r");
    Answer praise = new Answer.Text("reason", "Well done");
    List<RecordedEvent> events = world.click(QA_ONE, "r", "check/approve", List.of(praise));
    assertThat(vote(events).answers()).containsExactly(praise);
  }

  @Test
  void otherAnswersThatNobodyAskedForAreNotKept() {
    world.build("r");
    assertThat(vote(world.click(QA_ONE, "r", "check/approve", List.of(LOW))).answers()).isEmpty();
  }

  private List<RecordedEvent> rejecting(Answer... answers) {
    world.build("r");
    return world.click(QA_ONE, "r", "check/reject", List.of(answers));
  }

  private static Vote vote(List<RecordedEvent> events) {
    return events.stream()
        .filter(GateEvent.VoteCast.class::isInstance)
        .map(event -> ((GateEvent.VoteCast) event).vote())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no vote in " + events));
  }

  private static Refusal refusal(List<RecordedEvent> events) {
    return events.stream()
        .filter(RecordedEvent.Refused.class::isInstance)
        .map(event -> ((RecordedEvent.Refused) event).reason())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no refusal in " + events));
  }
}
