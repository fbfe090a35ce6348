package dev.slipway.approval.core.release;

import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.wait.WaitStepCommand;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every state met by every command. Pipeline: deploy staging, a gate that expires after an hour,
/// deploy production.
class ReleaseDeciderTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final Instant LATE = START.plus(Duration.ofHours(2));
  private static final ProjectDefinition DEFINITION =
      Samples.project(
          deploy("staging"),
          gate("check")
              .expires(Duration.ofHours(1))
              .escalates(Duration.ofHours(2), "owners")
              .step(),
          deploy("production"));

  /// A dash says that nothing happens; capitals are a refusal, other words the events of the command's subject.
  private static final String TABLE =
      """
      state    | Open   | Choose          | Expire           | Remind   | Escalate  | Delegate  | Grant     | Wait    | Start   | Report     | Delay      | Miss       | AskAgain   | Drifted       | Succeed            | Fail            | End | Freeze | Abort   | NotAborted | Warn       | Keep          | Remove           | Removed | NotRemoved    | Supersede           | Stop
      absent   | Opened | UNKNOWN_RELEASE | -                | -        | -         | -         | -         | -       | -       | -          | -          | -          | -          | -             | -                  | -               | -   | -      | -       | -          | -          | -             | -                | -       | -             | -                   | -
      ready    | -      | NOT_OPEN        | -                | -        | -         | -         | Requested | Waiting | -       | -          | -          | -          | -          | -             | -                  | -               | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | Finished            | Finished
      waiting  | -      | NOT_OPEN        | -                | -        | -         | -         | Requested | -       | -       | -          | -          | -          | -          | -             | -                  | -               | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | Finished            | Finished
      running  | -      | NOT_OPEN        | -                | -        | -         | -         | -         | -       | Started | Progressed | Progressed | Unanswered | AskedAgain | -             | Succeeded Opened   | Failed Finished | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | SupersessionPending | Failed Finished
      outgoing | -      | FINISHED        | -                | -        | -         | -         | -         | -       | Started | Progressed | Progressed | Unanswered | AskedAgain | -             | Succeeded Finished | Failed Finished | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | -                   | Failed Finished
      asking   | -      | VoteCast Passed | Expired Finished | Reminded | Escalated | Delegated | -         | -       | -       | -          | -          | -          | AskedAgain | DriftDetected | -                  | -               | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | Closed Finished     | Closed Finished
      retrying | -      | STALE           | -                | -        | -         | Delegated | -         | -       | -       | -          | -          | -          | AskedAgain | DriftDetected | -                  | -               | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | Closed Finished     | Closed Finished
      finished | -      | FINISHED        | -                | -        | -         | -         | -         | -       | -       | -          | -          | -          | AskedAgain | DriftDetected | -                  | -               | -   | -      | Aborted | NotAborted | RemovalDue | RemovalPutOff | RemovalRequested | Removed | RemovalFailed | -                   | -
      """;

  @TestFactory
  Stream<DynamicTest> everyStateMeetsEveryCommand() {
    List<List<String>> rows = TABLE.lines().map(ReleaseDeciderTest::cells).toList();
    List<String> header = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(row ->
            Stream.iterate(1, i -> i < header.size(), i -> i + 1)
                .map(i -> List.of(row.getFirst(), header.get(i), row.get(i))))
        .map(cell -> DynamicTest.dynamicTest(cell.get(0) + " × " + cell.get(1), () -> check(cell)));
  }

  private static void check(List<String> cell) {
    Decided decided = ReleaseDecider.decide(state(cell.get(0)), command(cell.get(1)));
    assertThat(said(decided)).isEqualTo(cell.get(2));
  }

  @Test
  void theTableHasEveryCommandAndEveryKindOfState() {
    List<List<String>> rows = TABLE.lines().map(ReleaseDeciderTest::cells).toList();
    assertThat(rows.getFirst().stream().skip(1)).containsExactlyInAnyOrder(names(Command.class));
    assertThat(rows.stream().skip(1).map(row -> state(row.getFirst()).getClass().getSimpleName()))
        .contains(names(Release.class, "Facts"));
  }

  @Test
  void aSlotThatTheReleaseHasNotComeToMeansNothingToIt() {
    Release ready = state("ready");
    assertThat(
            said(ReleaseDecider.decide(ready, new DeploymentCommand.Grant("production", 1, START))))
        .isEqualTo("-");
    assertThat(
            said(
                ReleaseDecider.decide(
                    ready, new DeploymentCommand.Wait("production", "test-x", START))))
        .isEqualTo("-");
  }

  @Test
  void aDefinitionWithoutAPipelineOpensNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Samples.project()))
        .withMessageContaining("empty pipeline");
  }

  @Test
  void aDefinitionWithTwoStepsOfOneNameOpensNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Samples.project(deploy("qa"), gate("qa").step())))
        .withMessageContaining("two steps of one name");
  }

  @Test
  void aDefinitionThatDeploysToNowhereOpensNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Samples.project(deploy("moon"))))
        .withMessageContaining("deploys to moon");
  }

  private static Decided open(ProjectDefinition definition) {
    return ReleaseDecider.decide(
        new Release.Absent(), new Command.Open(ID, Samples.branch("main"), definition, START));
  }

  private static String[] names(Class<?> sealed, String... but) {
    return World.kinds(sealed)
        .map(Class::getSimpleName)
        .filter(name -> !List.of(but).contains(name))
        .toArray(String[]::new);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static String said(Decided decided) {
    return switch (decided) {
      case Decided.Refused(var reason) -> reason.name();
      case Decided.Accepted(var events) when events.isEmpty() -> "-";
      case Decided.Accepted(var events) ->
          events.stream().map(event -> event.getClass().getSimpleName()).collect(joining(" "));
    };
  }

  private static Command command(String name) {
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("Open", new Command.Open(ID, Samples.branch("main"), DEFINITION, START));
    commands.put(
        "Choose",
        new GateCommand.Choose(
            "check", "approve", 1, Samples.account("U0QA1"), List.of(), null, START));
    commands.put("Expire", new GateCommand.Expire("check", 1, LATE));
    commands.put("Remind", new GateCommand.Remind("check", 1, LATE));
    commands.put("Escalate", new GateCommand.Escalate("check", 1, LATE));
    commands.put(
        "Delegate",
        new GateCommand.Delegate(
            Actor.of(Samples.QA_ONE),
            new Delegation(Samples.QA_ONE, Samples.OWNER_ONE, LATE),
            START));
    commands.put("Grant", new DeploymentCommand.Grant("staging", 1, START));
    commands.put("Wait", new DeploymentCommand.Wait("staging", "test-other", START));
    commands.put("Start", new DeploymentCommand.Start("staging", 1, START));
    commands.put("Report", new DeploymentCommand.Report("staging", 1, 1, 2, START));
    commands.put("Delay", new DeploymentCommand.Delay("staging", 1, "a quota", START));
    commands.put("Miss", new DeploymentCommand.Miss("staging", 1, START));
    commands.put("AskAgain", new DeploymentCommand.AskAgain("staging", 1, START));
    commands.put(
        "Drifted",
        new EnvironmentCommand.Drifted(
            "staging", 1, new Drift("deployment shop", true, List.of(), false), START));
    commands.put("Succeed", new DeploymentCommand.Succeed("staging", 1, null, null, START));
    commands.put(
        "Fail", new DeploymentCommand.Fail("staging", 1, Diagnosis.of("Bad", "bad"), START));
    commands.put("End", new WaitStepCommand.End("check", 1, LATE));
    commands.put("Freeze", new WaitStepCommand.Freeze("check", START));
    commands.put("Abort", new DeploymentCommand.Abort("staging", 2, START));
    commands.put(
        "NotAborted",
        new DeploymentCommand.NotAborted("staging", 2, Diagnosis.of("Bad", "bad"), START));
    commands.put("Warn", new EnvironmentCommand.Warn("staging", LATE, START));
    commands.put("Keep", new EnvironmentCommand.Keep("staging", null, LATE, START));
    commands.put("Remove", new EnvironmentCommand.Remove("staging", 2, Removal.Why.EXPIRED, START));
    commands.put("Removed", new EnvironmentCommand.Removed("staging", START));
    commands.put(
        "NotRemoved",
        new EnvironmentCommand.NotRemoved("staging", Diagnosis.of("Bad", "bad"), START));
    commands.put(
        "Stop", new DeploymentCommand.Stop("staging", 1, Actor.of(Samples.OWNER_ONE), START));
    commands.put("Supersede", new Command.Supersede("test-newer", START));
    return java.util.Objects.requireNonNull(commands.get(name), name);
  }

  private static Release state(String name) {
    return switch (name) {
      case "absent" -> new Release.Absent();
      case "ready" -> after("absent", command("Open"));
      case "waiting" -> after("ready", command("Wait"));
      case "running" -> after("ready", command("Grant"));
      case "outgoing" -> after("running", command("Supersede"));
      case "asking" -> after("running", command("Succeed"));
      case "going" -> after("asking", command("Choose"));
      case "deploying" -> after("going", new DeploymentCommand.Grant("production", 1, START));
      case "retrying" ->
          after(
              "deploying",
              new DeploymentCommand.Fail("production", 1, Diagnosis.of("Bad", "bad"), START));
      case "finished" -> after("asking", command("Supersede"));
      default -> throw new AssertionError("no state " + name);
    };
  }

  private static Release after(String state, Command command) {
    Release release = state(state);
    if (!(ReleaseDecider.decide(release, command) instanceof Decided.Accepted(var events))) {
      throw new AssertionError(state + " refuses " + command);
    }
    for (RecordedEvent event : events) {
      release = Evolution.evolve(release, event);
    }
    return release;
  }
}
