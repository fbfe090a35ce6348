package dev.slipway.deployer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Requests;
import dev.slipway.deployer.cluster.Cluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void whereNothingIsTheRequestIsApplied() {
    assertThat(Verdict.of(Requests.live("i:1", 1).event(), Optional.empty()))
        .isEqualTo(new Verdict.Apply(null));
  }

  @Test
  void aNewerRequestIsAppliedOnTheVersionThatWasSeen() {
    assertThat(over("shop", "live", 4)).isEqualTo(new Verdict.Apply("77"));
  }

  @Test
  void theSameRequestIsNotAppliedAgain() {
    assertThat(over("shop", "live", 5)).isEqualTo(new Verdict.AppliedBefore());
  }

  @Test
  void anOlderRequestIsNeverAppliedOverANewerOne() {
    assertThat(over("shop", "live", 6)).isEqualTo(new Verdict.Overtaken(6));
  }

  @Test
  void whatBelongsToSomebodyElseIsLeftAlone() {
    assertThat(over(null, null, 0))
        .isInstanceOfSatisfying(
            Verdict.Refuse.class, refuse -> assertThat(refuse.why().reason()).isEqualTo("NotOurs"));
    assertThat(over("other", "live", 1)).isInstanceOf(Verdict.Refuse.class);
    assertThat(over("shop", "live/branch/x", 1)).isInstanceOf(Verdict.Refuse.class);
  }

  @Test
  void nothingIsAppliedOverWhatCannotBeFollowed() {
    assertThat(overDamaged(4, true)).isInstanceOf(Verdict.Refuse.class);
    assertThat(overDamaged(5, false))
        .isInstanceOfSatisfying(
            Verdict.Refuse.class,
            refuse -> assertThat(refuse.why().message()).contains("kubectl annotate deployment"));
    assertThat(overDamaged(5, true)).isEqualTo(new Verdict.AppliedBefore());
    assertThat(overDamaged(6, false)).isEqualTo(new Verdict.Overtaken(6));
  }

  private static Verdict overDamaged(long sequence, boolean reported) {
    return Verdict.of(
        Requests.live("i:1", 5).event(),
        Optional.of(new Cluster.Existing("shop", "live", sequence, "77", true, reported)));
  }

  private static Verdict over(@Nullable String project, @Nullable String slot, long sequence) {
    return Verdict.of(
        Requests.live("i:1", 5).event(),
        Optional.of(new Cluster.Existing(project, slot, sequence, "77", false, false)));
  }
}
