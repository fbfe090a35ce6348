package dev.slipway.deployer.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.Requests;
import java.net.URI;
import java.util.List;
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
        "--");
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
  void labelsAreValidForAnyText() {
    hostileBranches()
        .forEach(branch ->
            assertThat(Names.label(branch))
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                .hasSizeLessThanOrEqualTo(63));
  }
}
