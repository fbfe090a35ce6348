package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However many people write however much, a release's votes fit into its events.
class AnswerBudgetTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final int PEOPLE = 120;

  private final List<Person> people =
      IntStream.range(0, PEOPLE)
          .mapToObj(i -> new Person("qa-" + i, "U0QA" + i, null, List.of()))
          .toList();

  private World world() {
    return world(deploy("staging"));
  }

  private World world(Step... behind) {
    Step check = gate("check").require(new Require.Count(PEOPLE)).step();
    ProjectDefinition base =
        Samples.project(Stream.concat(Stream.of(check), Stream.of(behind)).toArray(Step[]::new));
    World world = new World(base.with(Map.of("qa", people)));
    world.build(ID);
    return world;
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "字", "👩‍👩‍👧‍👦"})
  void theTextsOfAllVotesTogetherAreBounded(String character) {
    String text = character.repeat(3_000 / character.length());
    World world = world();
    long bytes = 0;
    for (Person person : people) {
      bytes += bytes(vote(world, person, text));
    }
    assertThat(bytes).isBetween(AnswerBudget.BYTES / 2L, AnswerBudget.BYTES + 3L * PEOPLE);
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void aLateVoteCountsWithItsTextCutShort() {
    World world = world();
    String text = "字".repeat(3_000);
    assertThat(vote(world, people.getFirst(), text)).isEqualTo(text);
    people.subList(1, PEOPLE - 1).forEach(person -> vote(world, person, text));
    assertThat(vote(world, people.getLast(), text)).endsWith("…").hasSizeLessThan(3_000);
    assertThat(world.state(ID)).isEqualTo("open at staging");
  }

  @Test
  void anAbortHasNoMoreRoomThanAVote() {
    World world =
        world(
            new Step.Deploy("production", new Phase.Share(10)),
            gate("hold").veto().step(),
            new Step.Deploy("production", new Phase.Whole()));
    String text = "字".repeat(3_000);
    people.forEach(person -> vote(world, person, text));
    assertThat(vote(world, people.getFirst(), "hold/reject", text))
        .endsWith("…")
        .hasSizeLessThan(3_000);
    assertThat(world.state(ID)).startsWith("rejected");
  }

  private static String vote(World world, Person person, String text) {
    return vote(world, person, "check/approve", text);
  }

  private static String vote(World world, Person person, String button, String text) {
    List<RecordedEvent> events =
        world.click(person, ID, button, List.of(new Answer.Text("reason", text)));
    GateEvent.VoteCast cast = (GateEvent.VoteCast) events.getFirst();
    return ((Answer.Text) cast.vote().answers().getFirst()).text();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
