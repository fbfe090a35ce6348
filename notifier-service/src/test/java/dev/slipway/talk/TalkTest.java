package dev.slipway.talk;

import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.ChatPlatformContract;
import java.time.Duration;
import java.util.List;

/// A platform that lets nobody look for a message and has no home pages keeps to the contract too.
class TalkTest extends ChatPlatformContract {

  private final Talk talk = new Talk();

  @Override
  protected ChatPlatform platform() {
    return talk;
  }

  @Override
  protected ChatPlatform stranger() {
    return new Talk(false);
  }

  @Override
  protected boolean searches() {
    return false;
  }

  @Override
  protected String channel() {
    return "room";
  }

  @Override
  protected String person() {
    return "ann";
  }

  @Override
  protected String nowhere() {
    return "nowhere#0";
  }

  @Override
  protected void limit(Duration pause) {
    talk.limit(pause);
  }

  @Override
  protected void breakDown() {
    talk.loseAnswers(1);
  }

  @Override
  protected List<Seen> messages(String conversation) {
    return talk.shown(conversation).entrySet().stream()
        .map(entry -> new Seen(entry.getKey(), entry.getValue(), talk.values(entry.getKey())))
        .toList();
  }

  @Override
  protected List<Seen> told(String person) {
    return talk.told(person).stream().map(text -> new Seen("", text, List.of())).toList();
  }

  @Override
  protected String home(String person) {
    return String.join("\n", talk.messages(person).values());
  }
}
