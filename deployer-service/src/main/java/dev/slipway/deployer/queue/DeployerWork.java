package dev.slipway.deployer.queue;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.apply.Deployments;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.removal.Removals;
import org.springframework.stereotype.Component;

/// Deploys and removes.
@Component
class DeployerWork implements OrderWork {

  private final Deployments deployments;
  private final Removals removals;
  private final Results results;

  DeployerWork(Deployments deployments, Removals removals, Results results) {
    this.deployments = deployments;
    this.removals = removals;
    this.results = results;
  }

  @Override
  public void handle(Order order) {
    switch (order.kind()) {
      case DEPLOYMENT -> deployments.handle(order.request());
      case REMOVAL -> removals.handle(order.request());
    }
  }

  /// Of a removal only its end is heard.
  @Override
  public void waits(Order order, Diagnosis trouble) {
    if (order.kind() == Order.Kind.DEPLOYMENT) {
      results.started(order.request());
      results.delayed(order.request(), trouble);
    }
  }

  @Override
  public void goesOn(Order order) {
    if (order.kind() == Order.Kind.DEPLOYMENT) {
      results.delayed(order.request(), null);
    }
  }

  @Override
  public void fail(Order order, Diagnosis why) {
    switch (order.kind()) {
      case DEPLOYMENT -> results.failed(order.request(), why);
      case REMOVAL -> results.removalFailed(order.request(), why);
    }
  }

  @Override
  public void overtaken(Order order, long by) {
    switch (order.kind()) {
      case DEPLOYMENT -> results.overtaken(order.request(), by);
      case REMOVAL -> removals.overtaken(order.request(), by);
    }
  }
}
