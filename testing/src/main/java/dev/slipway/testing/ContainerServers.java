package dev.slipway.testing;

import dev.slipway.testing.Infrastructure.Broker;
import dev.slipway.testing.Infrastructure.Database;
import dev.slipway.testing.Infrastructure.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Servers in containers.
record ContainerServers() implements Servers {

  static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
  static final String POSTGRES_IMAGE = "postgres:18";

  @Override
  public Broker kafka() {
    KafkaContainer container = new KafkaContainer(KAFKA_IMAGE);
    container.start();
    return new Broker() {
      @Override
      public String bootstrapServers() {
        return container.getBootstrapServers();
      }

      @Override
      public void close() {
        container.stop();
      }
    };
  }

  @Override
  public Postgres postgres() {
    PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE);
    container.start();
    return new Postgres() {
      @Override
      public Database database(String name) {
        return create(container, name);
      }

      @Override
      public void close() {
        container.stop();
      }
    };
  }

  private static Database create(PostgreSQLContainer container, String name) {
    String user = container.getUsername();
    String password = container.getPassword();
    try (Connection connection =
            DriverManager.getConnection(container.getJdbcUrl(), user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(container.getHost(), container.getMappedPort(5432), name);
    return new Database(url, user, password);
  }
}
