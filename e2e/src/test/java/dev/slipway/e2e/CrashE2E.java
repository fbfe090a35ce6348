package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.OWNER_2;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.QA_2;
import static dev.slipway.e2e.Chat.offers;
import static dev.slipway.e2e.Chat.offersNothing;
import static dev.slipway.e2e.Chat.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Killed right after what it was told and started again, Slipway goes on to the right end.
@Tag("faults")
class CrashE2E {

  @TempDir Path folder;

  @Test
  void killedAfterEachInputItGoesOnWithOneMessageForEachSurface() {
    try (Slipway slipway = Slipway.start(folder)) {
      Chat chat = slipway.chat();
      String release = slipway.build("test", "registry/image:killed", "killed");
      crash(slipway);

      JsonNode qa = chat.awaitDirect(QA_1, release, offers("approve"));
      assertThat(chat.click(QA_1, qa, "approve").status()).isEqualTo(200);
      crash(slipway);

      chat.awaitDirect(QA_1, release, offersNothing().and(says("Approve")));
      JsonNode owner = chat.awaitDirect(OWNER_1, release, offers("deploy"));
      assertThat(chat.click(OWNER_1, owner, "deploy").status()).isEqualTo(200);
      crash(slipway);

      assertThat(slipway.awaitFinished(release).path("outcome").asString()).isEqualTo("completed");
      chat.awaitInChannel(
          release,
          message ->
              Chat.surface(message).equals("production@channel")
                  && says("<@U0OWNER1>").test(message));
      chat.awaitDirect(OWNER_2, release, offersNothing());
      for (List<JsonNode> messages :
          List.of(
              chat.inChannel(release),
              chat.direct(OWNER_1, release),
              chat.direct(OWNER_2, release),
              chat.direct(QA_1, release),
              chat.direct(QA_2, release))) {
        assertThat(messages).isNotEmpty();
        assertThat(messages.stream().map(Chat::surface)).doesNotHaveDuplicates();
      }
      long votes =
          Json.stream(slipway.release(release).path("history"))
              .filter(entry -> entry.path("event").asString("").equals("vote-cast"))
              .count();
      assertThat(votes).isEqualTo(2);
    }
  }

  private static void crash(Slipway slipway) {
    slipway.kill();
    slipway.restart();
  }
}
