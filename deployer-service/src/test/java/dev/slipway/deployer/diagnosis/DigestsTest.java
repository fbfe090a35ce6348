package dev.slipway.deployer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestsTest {

  private static final String ONE = "sha256:" + "a".repeat(64);
  private static final String TWO = "sha256:" + "b".repeat(64);

  @ParameterizedTest
  @ValueSource(strings = {"registry/app@", "docker-pullable://registry/app@", "r:5000/a/b@"})
  void everyRuntimesWayOfWritingIsRead(String before) {
    assertThat(Digests.in(before + ONE)).isEqualTo(ONE);
  }

  @Test
  void anImageOfNoRegistryHasNone() {
    assertThat(Digests.in(ONE)).isNull();
    assertThat(Digests.in("")).isNull();
    assertThat(Digests.in(null)).isNull();
  }

  @Test
  void podsThatRunTheSameSayWhatItIs() {
    assertThat(Digests.of(List.of(pod("app:1", ONE), pod("app:1", ONE)), "app:1")).isEqualTo(ONE);
    assertThat(Digests.of(List.of(pod("app:1", ONE), pod("proxy:1", TWO)), "app:1")).isEqualTo(ONE);
  }

  @Test
  void podsThatDifferSayNothing() {
    assertThat(Digests.of(List.of(pod("app:1", ONE), pod("app:1", TWO)), "app:1")).isNull();
    assertThat(Digests.of(List.of(pod("app:1", null)), "app:1")).isNull();
  }

  private static PodView pod(String image, @Nullable String digest) {
    return new PodView(
        "p",
        "c",
        Instant.EPOCH,
        false,
        true,
        true,
        null,
        null,
        0,
        null,
        null,
        List.of(),
        image,
        digest);
  }
}
