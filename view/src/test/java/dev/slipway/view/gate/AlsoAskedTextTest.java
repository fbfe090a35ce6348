package dev.slipway.view.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.Releases;
import dev.slipway.view.card.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The others who are asked at a gate.
class AlsoAskedTextTest {

  private final Releases onQa = Releases.opened("test-abcdefghij").deployedToQa();

  @Test
  void theOthersOfAGateAreNamedWhateverTheyChoose() {
    assertThat(asked(onQa, Releases.QA_ONE)).isEqualTo("Also asked: qa-two.");
    assertThat(asked(onQa.vote("qa-check", Releases.QA_TWO, "approve"), Releases.QA_ONE))
        .isEqualTo("Also asked: qa-two.");
  }

  @Test
  void aDelegationChangesTheLineOfItsDeputyAlone() {
    Releases away = onQa.delegated("qa-check", Releases.QA_TWO, Releases.OWNER_ONE);
    assertThat(asked(away, Releases.QA_ONE))
        .isEqualTo(asked(onQa, Releases.QA_ONE))
        .isEqualTo("Also asked: qa-two.");
    assertThat(asked(away, Releases.OWNER_ONE)).isEqualTo("Also asked: qa-one.");
  }

  @Test
  void whoMayNotDecideIsNotNamed() {
    assertThat(asked(onQa.left("qa-check", Releases.QA_TWO), Releases.QA_ONE)).isEmpty();
    assertThat(asked(onQa.asking("qa-check", "approve", List.of(), "qa-two"), Releases.QA_ONE))
        .isEmpty();
  }

  @Test
  void ofManyTheFirstAreNamed() {
    List<Person> many = IntStream.range(0, 8).mapToObj(i -> Person.of("p" + i, List.of())).toList();
    assertThat(asked(onQa.people("qa-check", many), many.getFirst()))
        .isEqualTo("Also asked: p1, p2, p3, p4, p5 and 2 more.");
  }

  private static String asked(Releases release, Person person) {
    Gate gate =
        release.snapshot().steps().stream()
            .filter(step -> step.name().equals("qa-check"))
            .map(Gate.class::cast)
            .findFirst()
            .orElseThrow();
    return AlsoAskedText.of(gate, person)
        .map(text -> PlainText.of(text, Instant::toString))
        .orElse("");
  }
}
