package dev.slipway.approval.release.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The addresses that a release has for the links of its project.
class ProjectLinksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main | https://a.example/b?c={target} | https://a.example/b?c=main",
        "main | https://a.example/{type}/{target} | https://a.example/branch/main",
        "feature/A B | https://a.example/{target} | https://a.example/feature%2FA%20B",
        "{type}|https://a.example/{target} | https://a.example/%7Btype%7D",
        "a?b#c&d=1|https://a.example/{target} | https://a.example/a%3Fb%23c%26d%3D1",
        "ü|https://a.example/{target} | https://a.example/%C3%BC",
        "main | https://a.example/ | https://a.example/"
      })
  void aBranchIsPutIntoTheAddressEscaped(String branch, String template, String address) {
    assertThat(ProjectLinks.of(Map.of("Dashboard", template), built(branch)))
        .containsEntry("Dashboard", address);
  }

  @Test
  void aLinkThatNeedsABranchIsLeftOutOfAReleaseWithoutOne() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Dashboard", "https://a.example/{target}");
    links.put("Flags", "https://a.example/?t={type}");
    links.put("Runbook", "https://a.example/runbook");
    assertThat(ProjectLinks.of(links, new Subject.Runbook("restart", Map.of())))
        .containsOnlyKeys("Runbook");
    assertThat(ProjectLinks.of(links, built("main")).keySet())
        .containsExactly("Dashboard", "Flags", "Runbook");
  }

  @Test
  void aLinkThatBecomesTooLongIsLeftOut() {
    Map<String, String> links = Map.of("Flags", "https://a.example/{target}");
    assertThat(ProjectLinks.of(links, built("ü".repeat(330)))).containsOnlyKeys("Flags");
    assertThat(ProjectLinks.of(links, built("ü".repeat(333)))).isEmpty();
  }

  private static Subject built(String branch) {
    return new Subject.Artifact(
        BuildBuilder.builder().image("app:1").type(TargetType.BRANCH).target(branch).build());
  }
}
