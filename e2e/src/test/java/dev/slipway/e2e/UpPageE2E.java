package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.offers;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The commands that README and the pages of `up` and of the command line give for a running Slipway, as they stand there.
class UpPageE2E {

  @TempDir Path folder;

  @Test
  void everyCommandForARunningSlipwayWorks() throws Exception {
    try (Slipway slipway = Slipway.start(folder)) {
      String release = release(page("../README.md", slipway).run("first-build"));
      JsonNode asked = slipway.chat().awaitDirect(OWNER_1, release, offers("deploy"));

      Runbook up = page("../docs/how-to/up.md", slipway);
      assertThat(up.run("look")).contains(release, "deployment.apps/");
      up.with("CHANNEL", asked.path("channel").asString()).with("TS", asked.path("ts").asString());
      String _ = up.run("click");
      assertThat(slipway.awaitFinished(release).path("outcome").asString()).isEqualTo("completed");

      Runbook cli = page("../docs/reference/cli.md", slipway);
      assertThat(cli.run("wait")).contains("ready for a decision");
      assertThat(cli.run("replay")).contains("0 records");
    }
  }

  private Runbook page(String document, Slipway slipway) throws Exception {
    return new Runbook(folder, Path.of(document)).in(folder).withSlipway().reaching(slipway);
  }

  /// Curl's progress stands beside the answer.
  private static String release(String output) {
    Matcher id = Pattern.compile("\\btest-[a-z2-7]{10}\\b").matcher(output);
    assertThat(id.find()).as(output).isTrue();
    return id.group();
  }
}
