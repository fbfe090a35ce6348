package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.ChatQuestion.About;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.notifier.platform.Platforms;
import dev.slipway.talk.Talk;
import dev.slipway.testing.Infrastructure;
import dev.slipway.view.Releases;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An installation whose only chat platform is not Slack, and unlike it.
class AnotherPlatformIT {

  private static Infrastructure.Broker kafka;
  private static Notifier notifier;
  private static Talk talk;

  @BeforeAll
  static void start() {
    kafka = Infrastructure.freshKafka();
    notifier =
        Notifier.withoutSlack(
            kafka.bootstrapServers(), Infrastructure.freshDatabase(), Talk.Served.class);
    talk = notifier.bean(Talk.class);
  }

  @AfterAll
  static void stop() {
    notifier.close();
    kafka.close();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(30));
  }

  private static boolean homeIsShown() {
    return notifier
        .jdbc()
        .sql("SELECT shown_hash IS NOT NULL FROM home WHERE person = 'ann'")
        .query(Boolean.class)
        .single();
  }

  private static void publish(Releases release, String room) {
    ReleaseSnapshot there =
        ReleaseSnapshotBuilder.builder(release.snapshot()).channel("talk:" + room).create();
    notifier.publish(new StepStarted(there, "qa"));
  }

  private static long about(String room, String words) {
    return talk.messages(room).values().stream().filter(text -> text.contains(words)).count();
  }

  @Test
  void itIsServedWithoutATokenOfSlack() {
    assertThat(notifier.bean(Platforms.class).names()).containsExactly("talk");
    publish(Releases.opened("test-talkalone0"), "alone");
    patiently().until(() -> !talk.messages("alone").isEmpty());
  }

  @Test
  void aMessageThatNobodyCanLookForIsPostedAgain() {
    talk.loseAnswers(1);
    publish(Releases.opened("test-talkdoubt0"), "doubt");
    patiently().until(() -> talk.messages("doubt").size() == 2);
    patiently().until(() -> notifier.settled("test-talkdoubt0"));
  }

  /// Each copy has buttons, and no row knows it.
  @Test
  void aPlatformThatNeverAnswersGetsTwoCopiesAndNoMoreSoon() {
    talk.loseAnswers(100);
    publish(Releases.opened("test-talksilent"), "silent");
    patiently()
        .until(() ->
            notifier
                .jdbc()
                .sql(
                    """
                    SELECT count(*) > 0 FROM surface WHERE destination = 'silent'
                      AND last_error LIKE '%nobody can look%'
                      AND not_before > now() + interval '1 minute'
                    """)
                .query(Boolean.class)
                .single());
    assertThat(talk.messages("silent")).hasSize(2);
    talk.loseAnswers(0);
  }

  @Test
  void aHomePageThatIsNeverAnsweredIsTwoMessagesAndNoMoreSoon() {
    talk.loseHomeAnswers(true);
    home("home-silent", "ben");
    patiently()
        .until(() ->
            notifier
                .jdbc()
                .sql(
                    """
                    SELECT count(*) > 0 FROM home WHERE person = 'ben'
                      AND not_before > now() + interval '1 minute'
                    """)
                .query(Boolean.class)
                .single());
    talk.loseHomeAnswers(false);
    assertThat(talk.messages("ben")).hasSize(2);
  }

  @Test
  void anAnswerWhoseConversationIsGoneIsToldToThePersonDirectly() {
    talk.leave("old");
    notifier.ask(
        "asked-where-nobody-is",
        new ChatQuestion("cid", About.STATUS, null, "cid", new CommandOrigin("talk", "old", null)));
    patiently().until(() -> !talk.told("cid").isEmpty());
  }

  @Test
  void whatIsForAPlatformThatIsNotServedWaitsSilently() {
    publish(Releases.opened("test-talkserved"), "left");
    patiently().until(() -> notifier.settled("test-talkserved"));
    notifier
        .jdbc()
        .sql(
            """
            UPDATE surface SET platform = 'gone', delivered_hash = NULL, message_id = NULL,
              not_before = now() WHERE release_id = 'test-talkserved'
            """)
        .update();
    publish(Releases.opened("test-talkafter0"), "after");
    patiently().until(() -> notifier.settled("test-talkafter0"));
    assertThat(
            notifier
                .jdbc()
                .sql("SELECT sum(attempts) FROM surface WHERE release_id = 'test-talkserved'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void whatWasInALostConversationIsPostedInAnother() {
    Releases opened = Releases.opened("test-talklost00");
    publish(opened, "lost");
    patiently().until(() -> notifier.settled("test-talklost00"));
    talk.vanish("lost");
    assertThat(talk.messages("lost")).isEmpty();
    publish(opened.deployedToQa(), "lost");
    patiently().until(() -> !talk.messages("lost").isEmpty());
    patiently().until(() -> notifier.settled("test-talklost00"));
  }

  @Test
  void aHomePageIsOneMessageThatIsChanged() {
    home("home-first", "ann");
    patiently().until(() -> about("ann", "Waits for you") == 1);
    String message = talk.messages("ann").keySet().iterator().next();
    showAnew();
    patiently().until(AnotherPlatformIT::homeIsShown);
    assertThat(talk.messages("ann").keySet()).containsExactly(message);
    talk.clear("ann");
    showAnew();
    patiently().until(() -> about("ann", "Waits for you") == 1);
    assertThat(talk.messages("ann").keySet()).doesNotContain(message);
  }

  /// As a change of what the page shows would have it.
  private static void showAnew() {
    notifier.jdbc().sql("UPDATE home SET shown_hash = NULL, stale = true").update();
  }

  private static void home(String id, String person) {
    notifier.ask(
        id,
        new ChatQuestion(
            person, About.HOME, null, person, new CommandOrigin("talk", person, null)));
  }
}
