package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseOpened;
import dev.slipway.messaging.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// A service that is asked to stop in the middle of a batch.
class ShutdownIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BUILDS = 20;
  private static final int POLL = 5;

  private final World world = new World();
  private final TestProject project = new TestProject("shutdown");

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theBatchInHandIsFinishedAndCommittedAndNoneIsReadAgain() throws Exception {
    ConfigurableApplicationContext service =
        world.start(
            "--spring.kafka.consumer.max-poll-records=" + POLL,
            // Longer than the batch waits for its lock here.
            "--slipway.database.lock-timeout=30s");
    ConcurrentMessageListenerContainer<?, ?> listener = container(service);
    HikariDataSource pool = service.getBean(HikariDataSource.class);
    try (Connection connection = world.connection()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement()) {
        lock.execute("LOCK TABLE processed_input IN ACCESS EXCLUSIVE MODE");
        world.publish(builds());
        await().atMost(PATIENCE).until(() -> isWaiting(lock));
        Thread closing = Thread.ofVirtual().start(() -> world.stop(service));
        await().atMost(PATIENCE).until(() -> !listener.isRunning());
        // The rest of the service stays for as long as the batch needs it.
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> !pool.isClosed());
        connection.rollback();
        assertThat(closing.join(PATIENCE)).isTrue();
      }
      connection.setAutoCommit(true);
      long processed = count(connection, "SELECT count(*) FROM processed_input");
      assertThat(processed).isPositive().isLessThan(BUILDS);
      assertThat(committed()).isEqualTo(processed);
      assertThat(members()).isZero();
      assertThat(opened()).isEqualTo(processed);
    }

    ConfigurableApplicationContext next = world.start();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(opened()).isEqualTo(BUILDS));
    assertThat(
            next.getBean(MeterRegistry.class)
                .get("slipway.inputs")
                .tag("result", "repeated")
                .counter()
                .count())
        .isZero();
  }

  private Outbound[] builds() {
    return IntStream.rangeClosed(1, BUILDS)
        .mapToObj(i -> project.build(i, "branch-" + i, TestProject.NOON.plusSeconds(i)))
        .toArray(Outbound[]::new);
  }

  private static boolean isWaiting(Statement statement) throws Exception {
    try (var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }

  private static long count(Connection connection, String query) throws Exception {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static ConcurrentMessageListenerContainer<?, ?> container(
      ConfigurableApplicationContext service) {
    return (ConcurrentMessageListenerContainer<?, ?>) service.getBean("releaseInputs");
  }

  private long opened() {
    return world.events(Topics.RELEASES, project).stream()
        .filter(envelope -> envelope.event() instanceof ReleaseOpened)
        .count();
  }

  private long committed() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.bootstrapServers()))) {
      return admin
          .listConsumerGroupOffsets("approval-service")
          .partitionsToOffsetAndMetadata()
          .get(30, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(Topics.BUILDS))
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    }
  }

  private long members() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.bootstrapServers()))) {
      return admin
          .describeConsumerGroups(List.of("approval-service"))
          .all()
          .get(30, TimeUnit.SECONDS)
          .values()
          .stream()
          .mapToLong(group -> group.members().size())
          .sum();
    }
  }
}
