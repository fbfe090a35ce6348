package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.ServiceIdentity;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The scheduler, whose rows are written in the transaction of whoever schedules.
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

  @Bean(destroyMethod = "")
  @DependsOnDatabaseInitialization
  Scheduler scheduler(
      DataSource dataSource,
      TimerProperties properties,
      EventPublisher publisher,
      ServiceIdentity service,
      List<RecurringTask<?>> recurring) {
    SchedulerBuilder builder =
        Scheduler.create(
            new TransactionAwareDataSourceProxy(dataSource),
            TimerTask.GATE.publishing(publisher, service),
            TimerTask.DEPLOYMENT.publishing(publisher, service),
            TimerTask.PEOPLE.publishing(publisher, service));
    return builder
        .startTasks(List.copyOf(recurring))
        .serializer(new JsonSerializer())
        .schedulerName(new SchedulerName.Fixed(service.name() + "-" + UUID.randomUUID()))
        .pollingInterval(properties.pollingInterval())
        .threads(properties.threads())
        .pollUsingLockAndFetch(0.5, 1.0)
        .enableImmediateExecution()
        .build();
  }

  @Bean
  SchedulerLifecycle schedulerLifecycle(Scheduler scheduler) {
    return new SchedulerLifecycle(scheduler);
  }

  /// A task's data as JSON, which outlives the classes.
  private static final class JsonSerializer implements Serializer {

    @Override
    public byte[] serialize(@Nullable Object data) {
      return data == null ? new byte[0] : EventJson.mapper().writeValueAsBytes(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] json) {
      return json == null || json.length == 0 ? null : EventJson.mapper().readValue(json, type);
    }
  }
}
