package dev.slipway.deployer.kubernetes.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.instance.StandBuilder;
import dev.slipway.deployer.kubernetes.Rollouts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployedEntriesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Request REQUEST = Requests.qa("feature/ä", "i:1", 42);

  @Test
  void anEntryIsARolloutAgainWhoseOutcomeWasTold() {
    Rollout rollout = rollout(REQUEST, Stand.PLAIN, false);
    Rollout remembered = remembered(rollout);
    assertThat(remembered.open()).isFalse();
    assertThat(remembered.isKnown()).isTrue();
    assertThat(remembered.namespace()).isEqualTo("shop-qa");
    assertThat(remembered.name()).isEqualTo("web");
    assertThat(remembered.placed()).isEqualTo(rollout.placed());
    assertThat(remembered.appliedAt()).isEqualTo(NOON);
    assertThat(DeployedEntries.text(remembered)).isEqualTo(DeployedEntries.text(rollout));
  }

  @Test
  void anEntryHasHowTheDeploymentStandsAmongItsSlot() {
    Stand stand =
        StandBuilder.builder()
            .runs(Requests.qa("x", "i:0", 41))
            .behind("shop")
            .pods(Map.of("a", "b"))
            .replicas(3)
            .build();
    assertThat(remembered(rollout(REQUEST, stand, false)).stand()).isEqualTo(stand);
  }

  @Test
  void anEntryHasNoneOfAProjectsOwnManifestsAndSaysThatThereWereSome() {
    Request own =
        Requests.with(REQUEST, Workload.of(List.of(Map.of("kind", "Deployment", "secret", "x"))));
    Rollout rollout = rollout(own, Stand.PLAIN, true);
    assertThat(DeployedEntries.text(rollout)).doesNotContain("secret");
    assertThat(remembered(rollout).isKnown()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "null", "7", "{}", "{\"request\":{}}"})
  void aDamagedEntryIsNone(String text) {
    assertThat(DeployedEntries.deployment("shop-qa", "web", text)).isEmpty();
  }

  private static Rollout remembered(Rollout rollout) {
    return DeployedEntries.deployment("shop-qa", "web", DeployedEntries.text(rollout))
        .flatMap(Rollouts::of)
        .orElseThrow();
  }

  private static Rollout rollout(Request request, Stand stand, boolean own) {
    Rollout.Status status = new Rollout.Status(true, 1, 1, 1, 1, 1, false, null);
    return new Rollout("shop-qa", "web", request, NOON, 42, "77", status, stand, own);
  }
}
