package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.TimerFired;
import org.springframework.stereotype.Component;

/// Sets timers. Each comes back as [TimerFired] or [DeploymentDue] on `slipway.timers`, once or more often.
@Component
public class Timers {

  private final SchedulerClient scheduler;

  Timers(SchedulerClient scheduler) {
    this.scheduler = scheduler;
  }

  /// Like [#set(TimerFired)].
  public void set(DeploymentDue timer) {
    scheduler.scheduleIfNotExists(
        DeploymentTimerTask.DESCRIPTOR.instance(DeploymentTimerTask.id(timer)).data(timer).build(),
        timer.due());
  }

  /// Joins the caller's transaction: what is rolled back never fires. Setting the same timer again
  /// changes nothing.
  public void set(TimerFired timer) {
    scheduler.scheduleIfNotExists(
        TimerTask.DESCRIPTOR.instance(TimerTask.id(timer)).data(timer).build(), timer.due());
  }
}
