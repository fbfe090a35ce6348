package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.PeopleChanged;
import dev.slipway.contract.approval.Timer;
import dev.slipway.contract.approval.TimerFired;
import org.springframework.stereotype.Component;

/// Sets timers. Each comes back as [TimerFired], [DeploymentDue] or [PeopleChanged] on `slipway.timers`, once or more often.
@Component
public class Timers {

  private final SchedulerClient scheduler;

  Timers(SchedulerClient scheduler) {
    this.scheduler = scheduler;
  }

  /// Joins the caller's transaction: what is rolled back never fires. Setting the same timer again
  /// changes nothing.
  public void set(Timer timer) {
    TaskInstance<?> instance =
        switch (timer) {
          case TimerFired gate -> TimerTask.GATE.instance(gate);
          case DeploymentDue deployment -> TimerTask.DEPLOYMENT.instance(deployment);
          case PeopleChanged people -> TimerTask.PEOPLE.instance(people);
        };
    scheduler.scheduleIfNotExists(instance, timer.due());
  }
}
