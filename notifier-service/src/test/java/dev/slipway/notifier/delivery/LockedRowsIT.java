package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.view.Releases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Somebody else's transaction keeps the messages of one release locked: those of others arrive, and the release's own when
/// the lock is gone.
class LockedRowsIT extends DeliveryRig {

  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void lockedMessagesOfOneReleaseHoldUpThoseAlone() throws SQLException {
    Releases locked = shown(Releases.opened("locked", "locked-aaaaaaaaaa"));
    Releases next = locked.deployedToQa();
    String id = next.snapshot().id();
    try (Connection foreign = notifier.bean(DataSource.class).getConnection();
        Statement statement = foreign.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = 0");
      foreign.setAutoCommit(false);
      statement.execute("SELECT 1 FROM surface WHERE release_id = '" + id + "' FOR UPDATE");
      notifier.publish(next);
      for (int i = 0; i < 5; i++) {
        Releases other = Releases.opened("other" + i, "other%d-bbbbbbbbbb".formatted(i));
        notifier.publish(other);
        await().atMost(LONG).until(() -> notifier.settled(other.snapshot().id()));
      }
      await().atMost(LONG).until(() -> parked() > 0);
      assertThat(notifier.version(id)).isLessThan(next.snapshot().version());
      foreign.rollback();
      statement.execute("RESET idle_in_transaction_session_timeout");
      foreign.commit();
    }
    await()
        .atMost(LONG)
        .until(() -> notifier.version(id) == next.snapshot().version() && notifier.settled(id));
    await().atMost(LONG).until(() -> parked() == 0);
  }

  private static long parked() {
    return notifier.jdbc().sql("SELECT count(*) FROM parked_record").query(Long.class).single();
  }
}
