package dev.slipway.testing;

import java.util.concurrent.atomic.AtomicInteger;

/// The Kafka and PostgreSQL that tests run against, and the one place that chooses between containers
/// and embedded servers. One of each serves all tests of a JVM and ends with it, after the Spring
/// contexts have been closed.
public final class Infrastructure {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Infrastructure() {}

  /// A broker that all tests of this JVM share, so that topics may hold records of others. Not to be
  /// closed by its users.
  public static Broker kafka() {
    return Shared.KAFKA;
  }

  /// A broker of the caller's own, empty, to be closed by it.
  public static Broker freshKafka() {
    return Servers.chosen().kafka();
  }

  /// A new, empty database.
  public static Database freshDatabase() {
    return Shared.POSTGRES.database("test_" + DATABASES.incrementAndGet());
  }

  /// A running broker.
  public interface Broker extends AutoCloseable {
    String bootstrapServers();

    @Override
    void close();
  }

  /// A running PostgreSQL.
  interface Postgres extends AutoCloseable {
    Database database(String name);

    @Override
    void close();
  }

  /// The address and user of a database.
  public record Database(String url, String user, String password) {}

  /// Started when first asked for.
  private static final class Shared {
    static final Broker KAFKA = Servers.chosen().kafka();
    static final Postgres POSTGRES = Servers.chosen().postgres();

    static {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                KAFKA.close();
                POSTGRES.close();
              }));
    }
  }
}
