package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Duration;
import java.util.List;

/// What happens when a timer's time has come.
final class TimerTask {

  static final TaskDescriptor<TimerFired> DESCRIPTOR =
      TaskDescriptor.of("gate-timer", TimerFired.class);

  private TimerTask() {}

  /// One timer for the end of each opening of a gate, and one for each other moment.
  static String id(TimerFired timer) {
    String opening = timer.release() + "/" + timer.gate() + "/" + timer.attempt();
    return switch (timer.about()) {
      case null -> opening;
      case EXPIRY -> opening;
      case REMINDER -> opening + "/reminder/" + timer.due();
      case ESCALATION -> opening + "/escalation";
      case DELEGATION -> opening + "/delegation/" + timer.due();
    };
  }

  /// Tried again, at first after a second, for as long as Kafka does not take the event.
  static Task<TimerFired> publishing(EventPublisher publisher, ServiceIdentity service) {
    return Tasks.oneTime(DESCRIPTOR)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 1.5))
        .execute((instance, _) -> publisher.publish(List.of(fired(instance.getData(), service))));
  }

  private static Outbound fired(TimerFired timer, ServiceIdentity service) {
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
