package dev.slipway.e2e.upgrade;

import static dev.slipway.e2e.Chat.GUEST;
import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.OWNER_2;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.QA_2;
import static dev.slipway.e2e.Chat.offers;
import static dev.slipway.e2e.Chat.offersNothing;
import static dev.slipway.e2e.Chat.says;

import dev.slipway.e2e.Chat;
import dev.slipway.e2e.Slipway;
import java.util.LinkedHashMap;
import java.util.Map;

/// The actions of people before the upgrade, which leave releases in all states, and something that waits for
/// each sort of click.
final class Walk {

  private final Slipway slipway;
  private final Chat chat;
  private final Map<String, String> releases = new LinkedHashMap<>();

  Walk(Slipway slipway) {
    this.slipway = slipway;
    this.chat = slipway.chat();
  }

  /// @return the releases' ids by the names that the upgrade's test knows them by
  Map<String, String> go() {
    completed("live-first", "1.0.0");
    completed("live", "1.1.0");
    ended();
    waiting();
    environments();
    return releases;
  }

  private void completed(String name, String version) {
    String release = build(name, "test", "registry/app:" + version, "main");
    chat.click(QA_1, chat.awaitDirect(QA_1, release, offers("approve")), "approve");
    chat.click(OWNER_1, chat.awaitDirect(OWNER_1, release, offers("deploy")), "deploy");
    slipway.awaitFinished(release);
  }

  private void ended() {
    String rejected = build("rejected", "test", "registry/app:no", "rejected");
    chat.click(QA_2, chat.awaitDirect(QA_2, rejected, offers("reject")), "reject");
    slipway.awaitFinished(rejected);
    String closed = build("closed", "test", "registry/app:close", "closed");
    chat.click(OWNER_2, chat.awaitDirect(OWNER_2, closed, offers("close")), "close");
    slipway.awaitFinished(closed);
    slipway.awaitFinished(build("failed", "test", "registry/app:bad-1", "failed"));
    String superseded = build("superseded", "test", "registry/app:2", "later");
    chat.awaitDirect(OWNER_1, superseded, offers("deploy"));
    build("superseding", "test", "registry/app:3", "later");
    slipway.awaitFinished(superseded);
  }

  private void waiting() {
    String asked = build("asked", "test", "registry/app:4", "asked");
    chat.awaitDirect(QA_1, asked, offers("approve"));
    chat.click(GUEST, chat.awaitDirect(OWNER_1, asked, offers("deploy")), "deploy");
    chat.awaitEphemeral(GUEST, says("owners"));
    String voted = build("voted", "test", "registry/app:5", "voted");
    chat.click(QA_1, chat.awaitDirect(QA_1, voted, offers("approve")), "approve");
    chat.awaitDirect(QA_1, voted, offersNothing());
    chat.awaitDirect(
        QA_1, build("questions", "shop", "registry/shop:1", "main"), offers("approve"));
    String again = build("again", "second-try", "registry/second:1", "main");
    chat.click(OWNER_1, chat.awaitDirect(OWNER_1, again, offers("deploy")), "deploy");
    chat.awaitInChannel(
        again, says("second-try-live").and(m -> Chat.surface(m).equals("production@channel")));
    chat.awaitDirect(OWNER_1, again, offers("deploy"));
  }

  private void environments() {
    String first = build("canary", "gradual", "registry/gradual:1", "main");
    chat.click(OWNER_1, chat.awaitDirect(OWNER_1, first, offers("go-on")), "go-on");
    slipway.awaitFinished(first);
    chat.awaitDirect(
        OWNER_1, build("held", "gradual", "registry/gradual:2", "main"), offers("abort"));
    chat.awaitDirect(
        OWNER_1, build("frozen", "careful", "registry/careful:1", "main"), offers("override"));
    slipway.awaitFinished(build("preview", "previews", "registry/previews:1", "gone"));
  }

  private String build(String name, String project, String image, String target) {
    String release = slipway.build(project, image, target);
    releases.put(name, release);
    return release;
  }
}
