package dev.slipway.messaging.failure;

import static dev.slipway.messaging.failure.FailureClass.DOUBTFUL;
import static dev.slipway.messaging.failure.FailureClass.LOCKED;
import static dev.slipway.messaging.failure.FailureClass.OUTAGE;
import static dev.slipway.messaging.failure.FailureClass.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// A permanent failure is never an outage, and an outage never a permanent failure.
class FailuresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "57P01", "57P03", "57014", "53300", "53100", "58030", "28P01", "3D000", "25006",
        "42501", "42P01"
      })
  void aDatabaseThatIsAwayOrNotSetUpIsWaitedFor(String state) {
    SQLException sql = new SQLException("", state);
    assertThat(Failures.of(new UncategorizedDataAccessException("select", sql) {}))
        .isEqualTo(OUTAGE);
  }

  @Test
  void aConnectionThatCannotBeHadIsAnOutage() {
    Exception pool = new SQLTransientConnectionException("request timed out after 5000ms");
    assertThat(Failures.of(new CannotCreateTransactionException("", pool))).isEqualTo(OUTAGE);
    assertThat(Failures.of(new QueryTimeoutException("busy"))).isEqualTo(OUTAGE);
    assertThat(Failures.of(new IllegalStateException(new IOException("reset")))).isEqualTo(OUTAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22P05", "22001", "23502", "23514", "42601", "54000"})
  void whatTheDatabaseCannotStoreIsTheRecordsOwnFault(String state) {
    SQLException data = new SQLException("invalid byte sequence", state);
    assertThat(Failures.of(new UncategorizedDataAccessException("insert", data) {}))
        .isEqualTo(RECORD);
    assertThat(Failures.of(new TransactionSystemException("commit", data))).isEqualTo(RECORD);
  }

  @Test
  void whatMayBeSomebodyElsesIsTriedAgain() {
    SQLException closed = new SQLException("Connection is closed");
    assertThat(Failures.of(new TransactionSystemException("rollback", closed))).isEqualTo(DOUBTFUL);
    assertThat(Failures.of(new DataIntegrityViolationException("", new SQLException("", "23505"))))
        .isEqualTo(DOUBTFUL);
    assertThat(Failures.of(new CannotAcquireLockException("", new SQLException("", "40P01"))))
        .isEqualTo(DOUBTFUL);
    assertThat(Failures.of(new OptimisticLockingFailureException(""))).isEqualTo(DOUBTFUL);
  }

  @Test
  void whatSomebodyKeepsLockedIsALockHoweverItIsWrapped() {
    SQLException locked = new SQLException("canceling statement due to lock timeout", "55P03");
    assertThat(Failures.of(new CannotAcquireLockException("", locked))).isEqualTo(LOCKED);
    assertThat(Failures.of(new QueryTimeoutException("", locked))).isEqualTo(LOCKED);
    assertThat(Failures.mayPass(new CannotAcquireLockException("", locked))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25P03", "40001", "40P01"})
  void aTransactionThatWasEndedIsTriedAgain(String state) {
    assertThat(
            Failures.of(new UncategorizedDataAccessException("", new SQLException("", state)) {}))
        .isEqualTo(DOUBTFUL);
  }

  @Test
  void aFaultOfTheCodeDoesNotPassAfterSomeTries() {
    assertThat(Failures.of(new IllegalStateException("no such step"))).isEqualTo(DOUBTFUL);
    assertThat(Failures.of(new StackOverflowError())).isEqualTo(RECORD);
  }

  @Test
  void onlyWhatATableKnowsMayPass() {
    SQLException closed = new SQLException("Connection is closed");
    assertThat(Failures.mayPass(new TransactionSystemException("rollback", closed))).isTrue();
    assertThat(Failures.mayPass(new QueryTimeoutException("busy"))).isTrue();
    assertThat(Failures.mayPass(new IllegalStateException("no such step"))).isFalse();
    assertThat(Failures.mayPass(new RecordTooLargeException("1"))).isFalse();
  }

  @Test
  void kafkaRefusesARecordOrIsAway() {
    assertThat(Failures.of(new RecordTooLargeException("1"))).isEqualTo(RECORD);
    assertThat(Failures.of(new SerializationException("1"))).isEqualTo(RECORD);
    assertThat(Failures.of(new PublishRefusedException("1", null))).isEqualTo(RECORD);
    assertThat(Failures.of(new EventTooLargeException("1"))).isEqualTo(RECORD);
    assertThat(Failures.of(new TimeoutException("1"))).isEqualTo(OUTAGE);
    assertThat(Failures.of(new NotEnoughReplicasException("1"))).isEqualTo(OUTAGE);
    assertThat(Failures.of(new TopicAuthorizationException("1"))).isEqualTo(OUTAGE);
    assertThat(Failures.of(new PublishFailedException("1", null))).isEqualTo(OUTAGE);
    assertThat(Failures.of(new UnknownServerException("1"))).isEqualTo(DOUBTFUL);
  }
}
