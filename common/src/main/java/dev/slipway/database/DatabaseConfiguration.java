package dev.slipway.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.messaging.consumer.EventBatches;
import dev.slipway.messaging.consumer.Parking;
import dev.slipway.metrics.MetricsProperties;
import dev.slipway.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Imported by each service that has a database, which brings its [RecordHandler] and the table `parked_record`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

  private static final String PARKED = "slipway.records.parked";

  /// Gives every connection of the pool its limits. Flyway has connections of its own (`spring.flyway.url`).
  @Bean
  static BeanPostProcessor limitedDatabaseConnections(
      ObjectProvider<DatabaseProperties> properties) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          String own = pool.getConnectionInitSql();
          String settings = properties.getObject().settings();
          pool.setConnectionInitSql(own == null ? settings : settings + "; " + own);
        }
        return bean;
      }
    };
  }

  @Bean
  @DependsOnDatabaseInitialization
  ParkedRecords parkedRecords(DataSource database) {
    return new ParkedRecords(database);
  }

  @Bean
  @DependsOnDatabaseInitialization
  ParkedRetries parkedRetries(EventBatches batches, Parking parking, RecordHandler handler) {
    return new ParkedRetries(batches, parking, handler);
  }

  @Bean
  ParkedRecordsHealth parkedRecordsHealthIndicator(ParkedRecords parked) {
    return new ParkedRecordsHealth(parked);
  }

  /// A gauge of the whole database: each replica tells the same.
  @Bean
  @DependsOnDatabaseInitialization
  SampledGauges parkedGauge(
      ParkedRecords parked, MeterRegistry meters, MetricsProperties properties) {
    return new SampledGauges(
        meters, properties, List.of(PARKED), () -> Map.of(PARKED, (double) parked.count()));
  }
}
