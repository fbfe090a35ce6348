package dev.slipway.notifier.delivery.message;

import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.delivery.DeliveryRates;
import dev.slipway.notifier.delivery.Pauses;
import dev.slipway.notifier.delivery.RateLimits;
import dev.slipway.notifier.platform.MessageRates;
import dev.slipway.testing.Infrastructure;
import dev.slipway.testing.Infrastructure.Database;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// The notifier's tables in a database of their own, and what reads and writes them, without a service around it.
///
/// @param due the rows of which the message is behind
/// @param claims takes the next of them
public record Tables(
    JdbcClient jdbc, DesiredSurfaces desired, DueSurfaces due, RateLimits limits, Claims claims) {

  private static final MessageRates RATES = new MessageRates(1, 3, 50, 50, 12);

  /// @param changed properties of delivery that are not as they are by default, by their names
  public static Tables fresh(Map<String, String> changed) {
    Database database = migrated();
    return of(
        new DriverManagerDataSource(database.url(), database.user(), database.password()), changed);
  }

  /// On a data source whose tables are there.
  static Tables of(DataSource source, Map<String, String> changed) {
    JdbcClient jdbc = JdbcClient.create(source);
    DeliveryProperties properties = properties(changed);
    RateLimits limits = new RateLimits(jdbc);
    DueSurfaces due = new DueSurfaces(jdbc, Set.of("slack"));
    return new Tables(
        jdbc,
        new DesiredSurfaces(new NamedParameterJdbcTemplate(source), properties),
        due,
        limits,
        new Claims(
            due,
            limits,
            new Pauses(limits, properties),
            properties,
            new DeliveryRates(Map.of("slack", RATES), properties),
            new TransactionTemplate(new DataSourceTransactionManager(source))));
  }

  /// A database with the tables.
  public static Database migrated() {
    Database database = Infrastructure.freshDatabase();
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("classpath:db/migration/notifier")
        .load()
        .migrate();
    return database;
  }

  private static DeliveryProperties properties(Map<String, String> changed) {
    return new Binder(new MapConfigurationPropertySource(changed))
        .bindOrCreate("slipway.notifier.delivery", DeliveryProperties.class);
  }
}
