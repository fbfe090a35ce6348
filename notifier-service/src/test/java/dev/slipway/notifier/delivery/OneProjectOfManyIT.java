package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.notifier.Chat.Answer;
import dev.slipway.view.Releases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A permanent failure of one release of 21, of each kind that chat and the database have: the messages of
/// the 20 others arrive while the first still fails.
class OneProjectOfManyIT extends DeliveryRig {

  private static final long SEED = Long.getLong("slipway.seed", 20_261_129);
  private static final int OTHERS = 20;
  private static final int OFTEN = 10_000;
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Random random = new Random(SEED);

  /// The kinds of permanent failures.
  enum Kind {
    DEAD_CHANNEL(0),
    DEAD_RECIPIENT(1),
    LIMITED_FOR_AN_HOUR(2),
    UNCHANGEABLE_MESSAGE(3),
    REFUSED_CONTENT(4),
    UNREADABLE_CARD(5),
    UNREADABLE_ROW(6),
    REFUSED_ROW(7),
    UNREADABLE_RECORD(8);

    /// Part of the ids of its releases.
    private final int digit;

    Kind(int digit) {
      this.digit = digit;
    }
  }

  @AfterEach
  void heal() {
    notifier.jdbc().sql("UPDATE rate_limit SET blocked_until = NULL").update();
    notifier.jdbc().sql("ALTER TABLE surface DROP COLUMN IF EXISTS poison").update();
    notifier.jdbc().sql("DROP TRIGGER IF EXISTS refuse ON surface").update();
    notifier.jdbc().sql("DELETE FROM surface").update();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theOthersGoOnWhileOneStillFails(Kind kind) {
    String failing = "bad%s-aaaaaaaaa".formatted(kind.digit);
    Releases first = fails(kind, failing);
    if (kind == Kind.REFUSED_ROW || kind == Kind.UNREADABLE_RECORD) {
      awaitDeadLetter(kind, first);
    } else {
      notifier.publish(first);
      await().atMost(LONG).until(() -> failing(failing) || kind == Kind.UNREADABLE_ROW);
    }
    List<Releases> others = others(kind);
    for (Releases other : others) {
      notifier.publish(other);
    }
    for (Releases other : others) {
      String id = other.snapshot().id();
      await().atMost(LONG).until(() -> notifier.version(id) > 0 && notifier.settled(id));
      eachOnce(id);
    }
    if (kind == Kind.REFUSED_ROW || kind == Kind.UNREADABLE_RECORD) {
      awaitDeadLetter(kind, first);
    } else {
      assertThat(notifier.settled(failing)).as("it still fails, seed " + SEED).isFalse();
    }
  }

  /// It fails, each time that it is published.
  private static void awaitDeadLetter(Kind kind, Releases release) {
    double before = notifier.deadLetters(Topics.RELEASES);
    if (kind == Kind.REFUSED_ROW) {
      notifier.publish(release);
    } else {
      notifier.publishUnreadable(
          Topics.RELEASES,
          "unreadable",
          release.snapshot().id(),
          new StepStarted(release.snapshot(), "qa"),
          "step");
    }
    await().atMost(LONG).until(() -> notifier.deadLetters(Topics.RELEASES) > before);
  }

  private List<Releases> others(Kind kind) {
    List<Releases> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      Releases opened = Releases.opened("p%02d%d-bbbbbbbbbb".formatted(i, kind.digit));
      others.add(random.nextBoolean() ? opened : opened.deployedToQa());
    }
    return others;
  }

  private Releases fails(Kind kind, String id) {
    Releases opened = Releases.opened(id);
    return switch (kind) {
      case DEAD_CHANNEL -> opened.in("slack:C0NOWHERE");
      case DEAD_RECIPIENT -> {
        chat.answer("chat.postMessage", id, OFTEN, Answer.error("account_inactive"));
        yield opened.in("slack:C0DEAD");
      }
      case LIMITED_FOR_AN_HOUR -> {
        chat.answer("chat.postMessage", id, OFTEN, Answer.wait(3_600));
        yield opened.in("slack:C0LIMITED");
      }
      case UNCHANGEABLE_MESSAGE -> {
        Releases shown = shown(opened);
        chat.answer("chat.update", id, OFTEN, Answer.error("cant_update_message"));
        chat.answer("chat.postMessage", id, OFTEN, Answer.error("restricted_action_thread_locked"));
        yield shown.deployedToQa();
      }
      case REFUSED_CONTENT -> {
        chat.answer("chat.postMessage", id, OFTEN, Answer.error("invalid_blocks"));
        yield opened;
      }
      case UNREADABLE_CARD -> {
        Releases shown = shown(opened);
        unreadable(id);
        yield shown;
      }
      case UNREADABLE_ROW -> {
        poison(id);
        yield opened;
      }
      case REFUSED_ROW -> {
        refuse(id);
        yield opened;
      }
      case UNREADABLE_RECORD -> opened;
    };
  }

  private static void unreadable(String id) {
    notifier
        .jdbc()
        .sql(
            "UPDATE surface SET card = '{\"tone\":\"LATER\"}', content_hash = 'x' WHERE release_id = :id")
        .param("id", id)
        .update();
  }

  /// As a row that a disk's fault has damaged: it can be found and not read.
  private static void poison(String id) {
    notifier
        .jdbc()
        .sql(
            """
            ALTER TABLE surface ADD COLUMN poison integer
            GENERATED ALWAYS AS (1 / (strpos(release_id, '%s') - 1)) VIRTUAL
            """
                .formatted(id))
        .update();
  }

  /// As data that cannot be stored.
  private static void refuse(String id) {
    notifier
        .jdbc()
        .sql(
            """
            CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW.release_id = '%s' THEN
                RAISE EXCEPTION 'refused' USING ERRCODE = '22P05';
              END IF;
              RETURN NEW;
            END $$
            """
                .formatted(id))
        .update();
    notifier
        .jdbc()
        .sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON surface FOR EACH ROW EXECUTE FUNCTION refuse()")
        .update();
  }

  private static boolean failing(String id) {
    return notifier
        .jdbc()
        .sql("SELECT EXISTS (SELECT 1 FROM surface WHERE release_id = :id AND last_error <> '')")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
