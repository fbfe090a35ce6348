package dev.slipway.cli.doctor.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.doctor.check.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SlackVerdictsTest {

  @Test
  void theScopesAreThoseOfTheManifest() throws IOException {
    String manifest = Files.readString(Path.of("../slack-app-manifest.yaml"));
    String bot = manifest.substring(manifest.indexOf("    bot:"), manifest.indexOf("settings:"));
    assertThat(SlackVerdicts.SCOPES)
        .containsExactlyInAnyOrderElementsOf(
            Pattern.compile("- ([a-z:.]+)")
                .matcher(bot)
                .results()
                .map(match -> match.group(1))
                .toList());
  }

  @Test
  void aTokenOfAnotherWorkspaceFails() {
    assertThat(SlackVerdicts.token(true, null, "Shop (T1) as slipway", "T1", "T2").state())
        .isEqualTo(State.FAILED);
    assertThat(SlackVerdicts.token(true, null, "Shop (T1) as slipway", "T1", "").state())
        .isEqualTo(State.OK);
  }

  @Test
  void scopesThatNobodyNamesAreNotTakenForMissing() {
    assertThat(SlackVerdicts.scopes(List.of()).state()).isEqualTo(State.NOT_ASKED);
    assertThat(SlackVerdicts.scopes(List.of("chat:write, commands")).result())
        .isEqualTo(
            "The token lacks channels:history, groups:history, im:history, im:write, users:read,"
                + " users:read.email");
  }
}
