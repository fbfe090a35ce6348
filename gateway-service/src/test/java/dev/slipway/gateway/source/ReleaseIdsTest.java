package dev.slipway.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReleaseIdsTest {

  @Test
  void anIdIsTheProjectAndTenCharactersOfBase32() {
    assertThat(ReleaseIds.of("test", "ci", build("i:1", "main", null)))
        .matches("test-[a-z2-7]{10}");
  }

  @Test
  void theSameBuildIsTheSameReleaseWhoeverReportsIt() {
    assertThat(ReleaseIds.of("test", "ci", build("i:1", "main", null)))
        .isEqualTo(ReleaseIds.of("test", "other", build("i:1", "main", null)));
  }

  @Test
  void aSourcesOwnIdSettlesWhichBuildItIs() {
    String first = ReleaseIds.of("test", "github", build("i:1", "main", "7/1"));
    assertThat(ReleaseIds.of("test", "github", build("i:2", "main", "7/1"))).isEqualTo(first);
    assertThat(ReleaseIds.of("test", "github", build("i:1", "main", "7/2"))).isNotEqualTo(first);
    assertThat(ReleaseIds.of("test", "build-complete", build("i:1", "main", "7/1")))
        .isNotEqualTo(first);
  }

  @Test
  void anotherProjectImageOrBranchIsAnotherRelease() {
    String first = ReleaseIds.of("test", "ci", build("i:1", "main", null));
    assertThat(ReleaseIds.of("other", "ci", build("i:1", "main", null)).substring(6))
        .isNotEqualTo(first.substring(5));
    assertThat(ReleaseIds.of("test", "ci", build("i:2", "main", null))).isNotEqualTo(first);
    assertThat(ReleaseIds.of("test", "ci", build("i:1", "next", null))).isNotEqualTo(first);
  }

  private static Build build(String image, String target, @Nullable String id) {
    return new Build(image, TargetType.BRANCH, target, null, null, null, null, id);
  }
}
