package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionSystemException;

class TransientFailuresTest {

  @Test
  void aDatabaseThatGoesAwayPasses() {
    assertThat(passes(new SQLException("terminating connection", "57P01"))).isTrue();
    assertThat(passes(new SQLException("connection failure", "08006"))).isTrue();
  }

  @Test
  void aRollbackThatFindsItsConnectionClosedPasses() {
    SQLException closed = new SQLException("Connection is closed");
    assertThat(passes(new TransactionSystemException("JDBC rollback failed", closed))).isTrue();
    assertThat(passes(new UncategorizedDataAccessException("rollback", closed) {})).isTrue();
  }

  @Test
  void anInputThatSomebodyElseHasJustDecidedPasses() {
    assertThat(passes(new DataIntegrityViolationException("", new SQLException("", "23505"))))
        .isTrue();
  }

  @Test
  void whatTheDatabaseCannotStoreIsTheRecordsOwnFault() {
    SQLException data = new SQLException("invalid byte sequence", "22021");
    assertThat(passes(new UncategorizedDataAccessException("insert", data) {})).isFalse();
    assertThat(passes(new TransactionSystemException("commit", data))).isFalse();
    assertThat(passes(new DataIntegrityViolationException("", new SQLException("", "23502"))))
        .isFalse();
  }

  @Test
  void aFaultOfTheCodeIsTheRecordsOwn() {
    assertThat(passes(new IllegalStateException("no such step"))).isFalse();
  }

  @Test
  void theCauseCounts() {
    assertThat(passes(new IllegalStateException(new IOException("reset")))).isTrue();
  }

  private static boolean passes(Throwable failure) {
    return TransientFailures.isTransient(failure);
  }
}
