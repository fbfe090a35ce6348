package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Duration;
import java.util.List;

/// What happens when something of a deployment should have been heard.
final class DeploymentTimerTask {

  static final TaskDescriptor<DeploymentDue> DESCRIPTOR =
      TaskDescriptor.of("deployment-timer", DeploymentDue.class);

  private DeploymentTimerTask() {}

  /// One timer for each request and moment.
  static String id(DeploymentDue timer) {
    return EventIds.derive(
        "%s/%s/%d/%s/%s"
            .formatted(timer.project(), timer.slot(), timer.sequence(), timer.about(), timer.due()),
        0);
  }

  /// Tried again, at first after a second, for as long as Kafka does not take the event.
  static Task<DeploymentDue> publishing(EventPublisher publisher, ServiceIdentity service) {
    return Tasks.oneTime(DESCRIPTOR)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 1.5))
        .execute((instance, _) -> publisher.publish(List.of(due(instance.getData(), service))));
  }

  private static Outbound due(DeploymentDue timer, ServiceIdentity service) {
    return new Outbound(
        Topics.TIMERS,
        new Envelope<>(
            EventIds.derive(id(timer), 0),
            service.source(),
            timer.due(),
            timer.release(),
            timer.release(),
            null,
            null,
            timer));
  }
}
