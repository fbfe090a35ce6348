package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.GateBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The messages of a release as a set, whatever each says.
class SurfacesTest extends ClassicFlow {

  @Test
  void everySurfaceButAFailuresRepliesIsThereInEveryLaterSnapshot() {
    Releases again =
        productionFailed
            .vote("go-live", Releases.OWNER_TWO, "deploy")
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYED, Releases.OWNER_TWO, 2)
            .finished(Outcome.COMPLETED, Releases.OWNER_TWO);
    List<Releases> flow = List.of(opened, onQa, approved, going, productionFailed, again);
    for (int i = 1; i < flow.size(); i++) {
      List<String> before =
          surfaces(flow.get(i - 1)).byKey().keySet().stream()
              .filter(key -> !key.startsWith("reply:log:") && !key.startsWith("reply:failed:"))
              .toList();
      assertThat(surfaces(flow.get(i)).byKey().keySet()).containsAll(before);
    }
  }

  @Test
  void aReplyComesAfterTheMessageItRepliesTo() {
    List<String> keys = Surfaces.of(approved.snapshot()).stream().map(Surface::key).toList();
    assertThat(keys.indexOf("go-live@owner-one"))
        .isLessThan(keys.indexOf("reply:vote:qa-check/1/qa-one@go-live@owner-one"));
  }

  private Releases asking(Person... people) {
    Gate gate = (Gate) onQa.snapshot().steps().get(1);
    return onQa.with(
        GateBuilder.builder()
            .name(gate.name())
            .status(gate.status())
            .from(gate.from())
            .people(List.of(people))
            .choices(gate.choices())
            .advisory(gate.advisory())
            .attempt(gate.attempt())
            .votes(gate.votes())
            .build());
  }

  private static Destination destination(Releases release, String key) {
    return Surfaces.of(release.snapshot()).stream()
        .filter(surface -> surface.key().equals(key))
        .map(Surface::destination)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonIsWrittenToOnceOnTheChannelsPlatform() {
    Account teams = new Account("teams", "5f0c");
    Releases both = asking(Person.of("qa-one", List.of(teams, new Account("slack", "U0QA1"))));
    assertThat(destination(both, "qa-check@qa-one")).isEqualTo(new Destination("slack", "U0QA1"));
    Releases elsewhere = asking(Person.of("qa-one", List.of(teams)));
    assertThat(destination(elsewhere, "qa-check@qa-one"))
        .isEqualTo(new Destination("teams", "5f0c"));
    assertThat(Surfaces.of(both.snapshot()))
        .filteredOn(surface -> surface.key().startsWith("qa-check@"))
        .hasSize(1);
  }

  @Test
  void aPersonWithoutAnAccountHasNoMessage() {
    Person elsewhere = new Person("qa-three", null, "qa-three@example.org", List.of());
    Releases changed = asking(elsewhere, Releases.QA_ONE);
    assertThat(surfaces(changed).byKey())
        .containsKey("qa-check@qa-one")
        .doesNotContainKey("qa-check@qa-three");
    assertThat(text(surfaces(changed).get("go-live@owner-one")))
        .contains("qa-check: qa-three, @U0QA1");
  }
}
