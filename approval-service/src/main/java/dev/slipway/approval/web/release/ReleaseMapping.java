package dev.slipway.approval.web.release;

import dev.slipway.approval.web.people.ActorView;
import dev.slipway.approval.web.people.PersonView;
import dev.slipway.approval.web.step.AnswerView;
import dev.slipway.approval.web.step.DeploymentView;
import dev.slipway.approval.web.step.DiagnosisView;
import dev.slipway.approval.web.step.GateView;
import dev.slipway.approval.web.step.PhaseView;
import dev.slipway.approval.web.step.QuestionView;
import dev.slipway.approval.web.step.StepView;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.EarlierAccounts;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.BeanMapping;
import org.mapstruct.Builder;
import org.mapstruct.Mapper;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.ReportingPolicy;

/// Makes the API's types of the contract's; the only place that knows both. The compiler implements what is declared
/// here, field by field, and refuses a field or a constant that one side has alone: a new field of an event is shown
/// by the API, or named here as left out. Kinds are told apart by hand.
@Mapper(
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    unmappedSourcePolicy = ReportingPolicy.ERROR,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS,
    builder = @Builder(disableBuilder = true))
interface ReleaseMapping {

  /// Conversations, version and cause are not shown, links and fields are the project's, and steps stand beside it.
  @BeanMapping(
      ignoreUnmappedSourceProperties = {
        "channel",
        "channels",
        "version",
        "rollback",
        "cause",
        "links",
        "fields",
        "steps"
      })
  ReleaseItem item(ReleaseSnapshot snapshot);

  List<StepView> steps(List<StepSnapshot> steps);

  DiagnosisView diagnosis(Diagnosis diagnosis);

  DeploymentView deployment(StepSnapshot.Deploy deploy);

  GateView gate(StepSnapshot.Gate gate);

  QuestionView.TextQuestion text(Question.Text text);

  QuestionView.SelectQuestion select(Question.Select select);

  QuestionView.CheckboxQuestion checkbox(Question.Checkbox checkbox);

  /// A build is shown as such and is no subject beside it.
  default @Nullable SubjectView subject(Subject subject) {
    return switch (subject) {
      case Subject.Artifact _ -> null;
      case Subject.Task(var task, var id, var title, var inputs) ->
          new SubjectView.TaskSubject(task, id, title, inputs);
      case Subject.Runbook(var name, var inputs) -> new SubjectView.RunbookSubject(name, inputs);
      case Subject.Unknown(var kind) -> new SubjectView.OtherSubject(kind);
    };
  }

  default StepView step(StepSnapshot step) {
    return switch (step) {
      case StepSnapshot.Deploy deploy -> deployment(deploy);
      case StepSnapshot.Gate gate -> gate(gate);
      case StepSnapshot.Unknown(var name, var kind) -> new StepView.OtherStep(name, kind);
    };
  }

  default PhaseView phase(Phase phase) {
    return switch (phase) {
      case Phase.Preview _ -> PhaseView.of("preview");
      case Phase.Switch _ -> PhaseView.of("switch");
      case Phase.Share(int weight) -> new PhaseView("share", weight);
      case Phase.Whole _ -> PhaseView.of("whole");
      case Phase.Abort _ -> PhaseView.of("abort");
    };
  }

  default QuestionView question(Question question) {
    return switch (question) {
      case Question.Text text -> text(text);
      case Question.Select select -> select(select);
      case Question.Checkbox checkbox -> checkbox(checkbox);
    };
  }

  default AnswerView answer(Answer answer) {
    return switch (answer) {
      case Answer.Text(var question, var text) -> new AnswerView.TextAnswer(question, text);
      case Answer.Selected(var question, var option) ->
          new AnswerView.SelectedAnswer(question, option);
      case Answer.Ticked(var question, var ticked) -> new AnswerView.TickedAnswer(question, ticked);
    };
  }

  List<String> accounts(List<Account> accounts);

  default String account(Account account) {
    return account.toString();
  }

  default ActorView actor(Actor actor) {
    Account through = actor.through();
    return new ActorView(
        actor.person(),
        accounts(actor.accounts()),
        through == null ? null : account(through),
        EarlierAccounts.fields(actor.accounts()));
  }

  default PersonView person(Person person) {
    return new PersonView(
        person.id(),
        person.email(),
        person.git(),
        accounts(person.accounts()),
        EarlierAccounts.fields(person.accounts()));
  }
}
