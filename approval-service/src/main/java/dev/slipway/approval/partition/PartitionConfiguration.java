package dev.slipway.approval.partition;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.slipway.messaging.startup.TopicProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Partitions are seen to at the start, before anything is read, and twice a day by one of the
/// instances.
@Configuration(proxyBeanMethods = false)
class PartitionConfiguration {

  @Bean(initMethod = "prepare")
  @DependsOnDatabaseInitialization
  TablePartitions partitions(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InputRetentionProperties retention,
      TopicProperties topics,
      Clock clock) {
    retention.check(topics.retention());
    return new TablePartitions(jdbc, transactions, retention, clock);
  }

  @Bean
  RecurringTask<Void> partitionMaintenance(TablePartitions partitions) {
    return Tasks.recurring("partition-maintenance", Schedules.fixedDelay(Duration.ofHours(12)))
        .execute((_, _) -> partitions.maintain());
  }
}
