package dev.slipway.approval.core.wait;

import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Command;
import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseDecider;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every command to a wait in every state of it.
class WaitDeciderTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final Instant LATE = START.plus(Duration.ofHours(1));

  /// A wait of an hour behind a gate, in front of a deployment.
  private static final List<Step> PIPELINE =
      List.of(
          gate("go-live").from("owners").step(),
          gate("soak")
              .from("owners")
              .veto()
              .choices(
                  new Choice("go-on", "Go on", Effect.PASS),
                  new Choice("abort", "Abort", Effect.REJECT))
              .expires(Duration.ofHours(1))
              .holds(new Step.Hold.Time())
              .step(),
          deploy("production"));

  /// A dash says that nothing happens; capitals are a refusal, other words the events.
  private static final String TABLE =
      """
      state   | early            | late | repeated | go-on            | abort                     | other            | stranger     | supersede
      pending | -                | -    | -        | NOT_OPEN         | NOT_OPEN                  | UNKNOWN_CHOICE   | NOT_IN_GROUP | Closed Finished
      waiting | -                | Over | -        | VoteCast Over    | VoteCast Stopped Finished | UNKNOWN_CHOICE   | NOT_IN_GROUP | Closed Finished
      over    | -                | -    | -        | ALREADY_DECIDED  | ALREADY_DECIDED           | UNKNOWN_CHOICE   | NOT_IN_GROUP | Finished
      stopped | -                | -    | -        | FINISHED         | FINISHED                  | UNKNOWN_CHOICE   | FINISHED     | -
      closed  | -                | -    | -        | FINISHED         | FINISHED                  | UNKNOWN_CHOICE   | FINISHED     | -
      """;

  @TestFactory
  Stream<DynamicTest> everyStateMeetsEveryCommand() {
    List<List<String>> rows = TABLE.lines().map(WaitDeciderTest::cells).toList();
    List<String> header = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(row ->
            Stream.iterate(1, i -> i < header.size(), i -> i + 1)
                .map(i ->
                    DynamicTest.dynamicTest(
                        row.getFirst() + " × " + header.get(i),
                        () ->
                            assertThat(said(state(row.getFirst()), command(header.get(i))))
                                .isEqualTo(row.get(i)))));
  }

  @Test
  void theTableHasEveryState() {
    assertThat(TABLE.lines().skip(1).map(WaitDeciderTest::cells).map(List::getFirst))
        .allSatisfy(name ->
            assertThat(
                    wait(state(name)).state().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .isEqualTo(name))
        .hasSameSizeAs(World.kinds(Wait.class).toList());
  }

  @Test
  void aWaitAndItsGateFormAreTheSame() {
    assertThat(Stream.of("pending", "waiting", "over", "stopped", "closed"))
        .map(name -> wait(state(name)))
        .allSatisfy(wait -> assertThat(WaitStep.of(wait.asGate())).contains(wait));
    GateStep gate = Pipeline.gate(StepState.of(state("waiting")), "go-live").orElseThrow();
    assertThat(WaitStep.of(gate)).isEmpty();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static String said(Release state, Command command) {
    return switch (ReleaseDecider.decide(state, command)) {
      case Decided.Refused(var reason) -> reason.name();
      case Decided.Accepted(var events) when events.isEmpty() -> "-";
      case Decided.Accepted(var events) ->
          events.stream().map(event -> event.getClass().getSimpleName()).collect(joining(" "));
    };
  }

  private static Command command(String name) {
    return switch (name) {
      case "early" -> new WaitStepCommand.End("soak", 1, LATE.minusMillis(1));
      case "late" -> new WaitStepCommand.End("soak", 1, LATE);
      case "repeated" -> new WaitStepCommand.End("soak", 2, LATE);
      case "supersede" -> new Command.Supersede("test-newer", START);
      case "stranger" -> choose("soak", "go-on", "U0QA1");
      case "go-live" -> choose("go-live", "approve", "U0OWNER1");
      default -> choose("soak", name, "U0OWNER1");
    };
  }

  private static Command choose(String step, String choice, String user) {
    return new GateCommand.Choose(step, choice, 1, Samples.account(user), List.of(), null, START);
  }

  private static Release state(String name) {
    return switch (name) {
      case "absent" -> new Release.Absent();
      case "pending" ->
          after(
              "absent",
              new Command.Open(
                  ID,
                  Samples.branch("main"),
                  Samples.project(PIPELINE.toArray(Step[]::new)),
                  START));
      case "waiting" -> after("pending", command("go-live"));
      case "over" -> after("waiting", command("late"));
      case "stopped" -> after("waiting", command("abort"));
      case "closed" -> after("waiting", command("supersede"));
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

  private static WaitStep wait(Release release) {
    return Pipeline.wait(StepState.of(release), "soak").orElseThrow();
  }
}
