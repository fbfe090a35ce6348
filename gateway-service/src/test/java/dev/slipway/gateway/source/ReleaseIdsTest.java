package dev.slipway.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.CiRunBuilder;
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
            moving().commit("aaaa").run(run().build()).build(),
            moving().commit("bbbb").run(run().build()).build(),
            moving().run(run().workflow("ci").build()).build(),
            moving().run(run().workflow("nightly").build()).build(),
            moving().run(run().workflow("ci").number(7L).build()).build(),
            moving().run(run().workflow("ci").number(8L).build()).build(),
            moving().run(run().workflow("ci").number(7L).attempt(2).build()).build(),
            moving().commit("aaaa").run(run().workflow("ci").number(7L).attempt(2).build()).build(),
            moving().run(run().number(7L).build()).build(),
            moving().run(run().attempt(7).build()).build());
    assertThat(builds.stream().map(build -> ReleaseIds.of("test", "ci", build)))
        .doesNotHaveDuplicates();
    assertThat(
            ReleaseIds.of(
                "test",
                "ci",
                moving()
                    .commit("aaaa")
                    .run(run().workflow("ci").number(7L).attempt(2).build())
                    .build()))
        .isEqualTo(
            ReleaseIds.of(
                "test",
                "other",
                moving()
                    .commit("aaaa")
                    .run(run().workflow("ci").number(7L).attempt(2).build())
                    .build()));
  }

  /// A build that is sent again after an upgrade is no other release.
  @Test
  void aBuildOfWhichNoMoreIsKnownKeepsItsId() {
    assertThat(ReleaseIds.of("test", "ci", build("i:1", "main", null)))
        .isEqualTo(ReleaseId.of("test", "test\ni:1\nbranch\nmain"));
  }

  private static BuildBuilder moving() {
    return BuildBuilder.builder().image("i:latest").type(TargetType.BRANCH).target("main");
  }

  private static CiRunBuilder run() {
    return CiRunBuilder.builder().event("push");
  }

  private static Build build(String image, String target, @Nullable String id) {
    return BuildBuilder.builder()
        .image(image)
        .type(TargetType.BRANCH)
        .target(target)
        .id(id)
        .build();
  }
}
