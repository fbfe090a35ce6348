package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/// Options that open a run, and the protections that each needs.
class AccessOptionsTest {

  @TempDir Path folder;

  @Command(name = "up")
  static final class Up {
    @Mixin AccessOptions access = new AccessOptions();
  }

  @Test
  void onlyWhatIsSimulatedTakesUnsignedBuilds() throws IOException {
    assertThat(resolve(false, false).unsignedBuilds()).isTrue();
    assertThat(resolve(true, false).unsignedBuilds()).isFalse();
    assertThat(resolve(true, false, "--unsigned-builds").unsignedBuilds()).isTrue();
    assertThat(resolve(false, false, "--listen", "0.0.0.0", "--operator-token-file", token()))
        .satisfies(access -> assertThat(access.unsignedBuilds()).isFalse());
    assertThat(resolve(false, false, "--host", "x.example.org", "--operator-token-file", token()))
        .satisfies(access -> assertThat(access.unsignedBuilds()).isFalse());
  }

  @Test
  void othersAreLetInOnlyWithATokenForOperators() throws IOException {
    assertThatThrownBy(() -> resolve(false, false, "--listen", "0.0.0.0"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--operator-token-file");
    assertThatThrownBy(() -> resolve(false, false, "--host", "x.example.org"))
        .hasMessageContaining("--operator-token-file");
    String shortest = Files.writeString(folder.resolve("short"), "0123456789abcde").toString();
    assertThatThrownBy(
            () -> resolve(false, false, "--listen", "0.0.0.0", "--operator-token-file", shortest))
        .hasMessageContaining("fewer than 16");
    assertThat(
            resolve(false, false, "--listen", "0.0.0.0", "--operator-token-file", token()).local())
        .isFalse();
    assertThat(resolve(false, false, "--listen", "::1").local()).isTrue();
  }

  @Test
  void noSandboxOpenToANetworkDecidesForARealCluster() throws IOException {
    String[] open = {"--listen", "0.0.0.0", "--operator-token-file", token()};
    assertThatThrownBy(() -> resolve(true, false, open)).hasMessageContaining("SLACK_BOT_TOKEN");
    assertThat(resolve(true, true, open).unsignedBuilds()).isFalse();
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    assertThatThrownBy(() -> resolve(false, false, "--listen", "no.such.host.invalid"))
        .hasMessageContaining("no.such.host.invalid");
  }

  private String token() throws IOException {
    return Files.writeString(folder.resolve("token"), "a token for operators\n").toString();
  }

  private static Settings.Access resolve(boolean cluster, boolean slack, String... arguments) {
    Up up = new Up();
    new CommandLine(up).parseArgs(Arrays.copyOf(arguments, arguments.length));
    return up.access.resolve(cluster, slack);
  }
}
