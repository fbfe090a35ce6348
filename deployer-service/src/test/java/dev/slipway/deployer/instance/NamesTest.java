package dev.slipway.deployer.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Requests;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

  static Stream<String> hostileBranches() {
    return Stream.of(
        "feature/ABC_1",
        "feature/abc-1",
        "Ünïcödé/ßtraße",
        "日本語",
        "-leading-and-trailing-",
        "a".repeat(250),
        "a".repeat(249) + "b",
        "UPPER",
        "upper",
        "with space",
        "dots.and.dots",
        "😀",
        "😁",
        "x",
        "--",
        "\u202Emoc.elpmaxe",
        "ＦＵＬＬ",
        "full",
        "e\u0301te\u0301",
        "\u00E9t\u00E9",
        "0-digits-first",
        "release/2026.03",
        "release-2026-03",
        "release_2026_03",
        "refs/heads/main",
        "{name}",
        "a\nb",
        "\"; rm -rf /",
        "é".repeat(250),
        "日".repeat(250));
  }

  @ParameterizedTest
  @MethodSource("hostileBranches")
  void everyBranchHasANameThatKubernetesTakes(String branch) {
    DeployRequested request = Requests.qa(branch, "i:1", 1).event();
    assertThat(Names.object(request))
        .matches("[a-z]([-a-z0-9]*[a-z0-9])?")
        .hasSizeLessThanOrEqualTo(45);
  }

  @ParameterizedTest
  @MethodSource("hostileBranches")
  void everyBranchHasAHostThatDnsTakes(String branch) {
    String host = URI.create(Names.url(Requests.qa(branch, "i:1", 1).event())).getHost();
    assertThat(host).endsWith(".branch.shop.example.org");
    assertThat(host.split("\\.", 2)[0])
        .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
        .hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void namesThatLookAlikeWhenCleanStayTwo() {
    List<String> names =
        hostileBranches()
            .map(branch -> Names.object(Requests.qa(branch, "i:1", 1).event()))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(hostileBranches().map(b -> Names.target(Requests.qa(b, "i:1", 1).event())).toList())
        .doesNotHaveDuplicates()
        .allMatch(target -> target.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"));
    List<String> urls =
        hostileBranches().map(branch -> Names.url(Requests.qa(branch, "i:1", 1).event())).toList();
    assertThat(urls).doesNotHaveDuplicates();
  }

  @Test
  void aNameThatNeedsNoCleaningStaysReadable() {
    assertThat(Names.object(Requests.qa("staging", "i:1", 1).event())).isEqualTo("shop-qa-staging");
    assertThat(Names.url(Requests.qa("staging", "i:1", 1).event()))
        .isEqualTo("https://staging.branch.shop.example.org");
    assertThat(Names.object(Requests.live("i:1", 1).event())).isEqualTo("shop-live");
  }

  @Test
  void aTagAndABranchOfOneNameAreTwo() {
    String url = "https://{target}.{type}.shop.example.org";
    DeployRequested tag = Requests.request("qa", TargetType.TAG, "v1", "i:1", 1, url).event();
    assertThat(Names.object(tag)).isNotEqualTo(Names.object(Requests.qa("v1", "i:1", 1).event()));
    assertThat(Names.url(tag)).isEqualTo("https://v1.tag.shop.example.org");
  }

  @Test
  void aTagAndABranchShareNoAddressThatDoesNotTellThemApart() {
    String url = "https://{target}.shop.example.org";
    DeployRequested tag = Requests.request("qa", TargetType.TAG, "v1", "i:1", 1, url).event();
    DeployRequested branch = Requests.request("qa", TargetType.BRANCH, "v1", "i:1", 1, url).event();
    assertThat(Names.url(branch)).isEqualTo("https://v1.shop.example.org");
    assertThat(Names.url(tag)).isNotEqualTo(Names.url(branch));
  }

  @Test
  void aDeploymentOfOwnManifestsHasTheNameThatTheySay() {
    Map<String, Object> deployment =
        Map.of(
            "apiVersion",
            "apps/v1",
            "kind",
            "Deployment",
            "metadata",
            Map.of("name", "{project}-web-{target}"));
    Request request =
        Requests.with(Requests.qa("Main", "i:1", 1), Workload.of(List.of(deployment)));
    assertThat(Names.deployment(request.event())).matches("shop-web-main-[a-z0-9]{6}");
    assertThat(Names.deployment(Requests.live("i:1", 1).event())).isEqualTo("shop-live");
  }

  @Test
  void labelsAreValidForAnyText() {
    hostileBranches()
        .forEach(branch ->
            assertThat(Names.label(branch))
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                .hasSizeLessThanOrEqualTo(63));
  }
}
