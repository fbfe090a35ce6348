package dev.slipway.bench.server;

import dev.slipway.bench.Latencies;
import dev.slipway.bench.Samples;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The throughput of Kafka and PostgreSQL alone on this machine.
public final class Ceilings {

  private static final int BATCH = 500;
  private static final int WRITERS = 3;

  private final MeasuredServers servers;
  private final EventLog log;

  public Ceilings(MeasuredServers servers) {
    this.servers = servers;
    this.log = new EventLog(servers.kafka());
  }

  /// Records a second from one producer with `acks=all`.
  public Samples produce(int records, int bytes) {
    log.create("ceiling", 12);
    byte[] value = text(bytes).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Samples.of(
        3,
        () -> {
          long start = System.nanoTime();
          try (KafkaProducer<String, byte[]> producer = log.producer()) {
            for (int i = 0; i < records; i++) {
              producer.send(new ProducerRecord<>("ceiling", "key-" + i, value));
            }
          }
          return records / seconds(start);
        });
  }

  /// One record after the other, each acknowledged before the next.
  public Latencies acknowledged(int records) {
    log.create("ceiling", 12);
    Latencies latencies = new Latencies();
    try (KafkaProducer<String, byte[]> producer = log.producer()) {
      for (int i = 0; i < records; i++) {
        long start = System.nanoTime();
        producer.send(new ProducerRecord<>("ceiling", "key-" + i, new byte[500])).get();
        latencies.add(System.nanoTime() - start);
      }
      return latencies;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not acknowledge", e);
    }
  }

  /// Rows a second, inserted in batches, a durable transaction for each batch, by as many connections
  /// as the approval service has.
  public Samples inserts(int rows, int bytes) {
    String url = servers.database("ceiling");
    execute(url, "CREATE TABLE IF NOT EXISTS ceiling (id text PRIMARY KEY, data jsonb)");
    String value = "\"" + text(Math.max(1, bytes - 40)) + "\"";
    return Samples.of(3, () -> insertAll(url, rows, value));
  }

  private static double insertAll(String url, int rows, String value) {
    execute(url, "TRUNCATE ceiling");
    long start = System.nanoTime();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        all.add(writers.submit(() -> insert(url, writer, rows / WRITERS, value)));
      }
      for (Future<?> one : all) {
        Object _ = one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("PostgreSQL does not insert", e);
    }
    return rows / seconds(start);
  }

  private static void insert(String url, int writer, int rows, String value) {
    try (Connection connection = connect(url + "&reWriteBatchedInserts=true");
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO ceiling VALUES (?, ?::jsonb)")) {
      connection.setAutoCommit(false);
      for (int i = 1; i <= rows; i++) {
        insert.setString(1, "%02d-%020d".formatted(writer, i));
        insert.setString(2, value);
        insert.addBatch();
        if (i % BATCH == 0 || i == rows) {
          int[] _ = insert.executeBatch();
          connection.commit();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not insert", e);
    }
  }

  /// Runs statements one after the other on a connection of its own.
  public static void execute(String url, String... statements) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses a statement", e);
    }
  }

  /// The first column of the first row.
  public static double number(String url, String query) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getDouble(1);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses a query", e);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  /// Not of one letter, which PostgreSQL would compress away.
  private static String text(int length) {
    java.util.Random random = new java.util.Random(1);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(Integer.toString(random.nextInt(36), 36));
    }
    return text.toString();
  }

  /// The seconds since a value of [System#nanoTime].
  public static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
