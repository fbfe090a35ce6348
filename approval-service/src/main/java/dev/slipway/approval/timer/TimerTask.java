package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.PeopleChanged;
import dev.slipway.contract.approval.Timer;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// The effect of one kind of timer when it fires.
///
/// @param id the same for the same timer, however often it is set
record TimerTask<T extends Timer>(TaskDescriptor<T> descriptor, Function<T, String> id) {

  static final TimerTask<TimerFired> GATE =
      new TimerTask<>(TaskDescriptor.of("gate-timer", TimerFired.class), TimerTask::gate);

  static final TimerTask<DeploymentDue> DEPLOYMENT =
      new TimerTask<>(
          TaskDescriptor.of("deployment-timer", DeploymentDue.class), TimerTask::deployment);

  static final TimerTask<PeopleChanged> PEOPLE =
      new TimerTask<>(
          TaskDescriptor.of("people-timer", PeopleChanged.class),
          timer -> EventIds.derive(timer.project() + "/people-changed/" + timer.due(), 0));

  /// One timer for the end of each opening of a gate, and one for each other moment.
  private static String gate(TimerFired timer) {
    String opening = timer.release() + "/" + timer.gate() + "/" + timer.attempt();
    return switch (timer.about()) {
      case null -> opening;
      case EXPIRY -> opening;
      case REMINDER -> opening + "/reminder/" + timer.due();
      case ESCALATION -> opening + "/escalation";
      case DELEGATION -> opening + "/delegation/" + timer.due();
    };
  }

  /// One timer for each request and moment.
  private static String deployment(DeploymentDue timer) {
    return EventIds.derive(
        "%s/%s/%d/%s/%s"
            .formatted(timer.project(), timer.slot(), timer.sequence(), timer.about(), timer.due()),
        0);
  }

  TaskInstance<T> instance(T timer) {
    return descriptor.instance(id.apply(timer)).data(timer).build();
  }

  /// Tried again, at first after a second, for as long as Kafka does not take the event.
  Task<T> publishing(EventPublisher publisher, ServiceIdentity service) {
    return Tasks.oneTime(descriptor)
        .onFailure(
            new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 1.5))
        .execute((instance, _) -> publisher.publish(List.of(fired(instance.getData(), service))));
  }

  private Outbound fired(T timer, ServiceIdentity service) {
    return new Outbound(
        Topics.TIMERS,
        new Envelope<>(
            EventIds.derive(id.apply(timer), 0),
            service.source(),
            timer.due(),
            timer.subject(),
            timer.subject(),
            null,
            null,
            timer));
  }
}
