package dev.slipway.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import java.util.List;
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

  /// A tag that moves, such as `latest`, names many builds.
  @Test
  void anotherCommitOrRunIsAnotherRelease() {
    List<Build> builds =
        List.of(
            build("i:latest", "main", null),
            known("aaaa", null, null, null),
            known("bbbb", null, null, null),
            known(null, "ci", null, null),
            known(null, "nightly", null, null),
            known(null, "ci", 7L, null),
            known(null, "ci", 8L, null),
            known(null, "ci", 7L, 2),
            known("aaaa", "ci", 7L, 2),
            known(null, null, 7L, null),
            known(null, null, null, 7));
    assertThat(builds.stream().map(build -> ReleaseIds.of("test", "ci", build)))
        .doesNotHaveDuplicates();
    assertThat(ReleaseIds.of("test", "ci", known("aaaa", "ci", 7L, 2)))
        .isEqualTo(ReleaseIds.of("test", "other", known("aaaa", "ci", 7L, 2)));
  }

  /// A build that is sent again after an upgrade is no other release.
  @Test
  void aBuildOfWhichNoMoreIsKnownKeepsItsId() {
    assertThat(ReleaseIds.of("test", "ci", build("i:1", "main", null)))
        .isEqualTo(ReleaseId.of("test", "test\ni:1\nbranch\nmain"));
  }

  private static Build known(
      @Nullable String commit,
      @Nullable String workflow,
      @Nullable Long number,
      @Nullable Integer attempt) {
    return new Build(
        "i:latest",
        TargetType.BRANCH,
        "main",
        commit,
        null,
        null,
        null,
        null,
        new CiRun(workflow, number, attempt, null, "push"),
        null,
        List.of());
  }

  private static Build build(String image, String target, @Nullable String id) {
    return new Build(image, TargetType.BRANCH, target, null, null, null, null, id);
  }
}
