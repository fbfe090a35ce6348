package dev.slipway.bench.system;

import dev.slipway.bench.load.BenchProjects;
import dev.slipway.bench.load.Webhook;
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.contract.Topics;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Two projects that fail for good and build again and again: the database refuses the rows of one, the API server
/// the Deployments of the other.
final class PermanentFailures implements AutoCloseable {

  /// The numbers of the projects that fail.
  static final int AT_DATABASE = 0;

  static final int AT_CLUSTER = 1;

  private static final Duration BETWEEN_BUILDS = Duration.ofMillis(500);
  private static final String DEAD_LETTERS = Topics.deadLetter(Topics.BUILDS, "approval-service");

  private final EventLog log;
  private final String deployerHealth;
  private final Webhook webhook;
  private final Thread building;
  private volatile boolean stopped;

  /// Begins both failures, and returns once both are seen.
  ///
  /// @param database the approval service's
  /// @param deployer the port of the deployer's web server
  PermanentFailures(
      MeasuredServers servers,
      String database,
      SimulatedCluster cluster,
      int deployer,
      Webhook webhook) {
    this.log = new EventLog(servers.kafka());
    this.deployerHealth = "http://127.0.0.1:" + deployer + "/actuator/health";
    this.webhook = webhook;
    refuseRows(database);
    cluster.answerWrites(
        BenchProjects.namespace(AT_CLUSTER),
        "deployments",
        500,
        "Internal error occurred: failed calling webhook: connection refused");
    this.building = Thread.ofVirtual().start(this::build);
    ClickToChat.await("the failures", this::isLasting);
  }

  /// True while both fail.
  boolean isLasting() {
    return deadLetters() > 0 && isParked();
  }

  /// The records that the approval service has put aside.
  long deadLetters() {
    return log.end(DEAD_LETTERS);
  }

  private boolean isParked() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(deployerHealth)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .contains(BenchProjects.project(AT_CLUSTER) + " ");
    } catch (IOException e) {
      throw new UncheckedIOException("the deployer does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Each build is another branch's, so that none waits for the one before.
  private void build() {
    for (int i = 0; !stopped; i++) {
      String _ = webhook.build(AT_DATABASE, "failing-" + i);
      String _ = webhook.build(AT_CLUSTER, "failing-" + i);
      EventLog.pause(BETWEEN_BUILDS);
    }
  }

  private static void refuseRows(String database) {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      boolean _ =
          statement.execute(
              """
              CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                IF NEW.project = '%s' THEN RAISE EXCEPTION 'refused' USING ERRCODE = '22P05'; END IF;
                RETURN NEW;
              END $$;
              CREATE TRIGGER refuse BEFORE INSERT ON release_event
              FOR EACH ROW EXECUTE FUNCTION refuse()
              """
                  .formatted(BenchProjects.project(AT_DATABASE)));
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be made to refuse rows", e);
    }
  }

  /// Ends the builds; the failures go with their servers.
  @Override
  public void close() {
    stopped = true;
    try {
      building.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
