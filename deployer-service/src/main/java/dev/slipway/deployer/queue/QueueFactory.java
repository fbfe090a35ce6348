package dev.slipway.deployer.queue;

import org.springframework.stereotype.Component;

/// Makes the queues of a partition that this instance begins to read.
@Component
public class QueueFactory {

  private final Tools tools;

  QueueFactory(Tools tools) {
    this.tools = tools;
  }

  public SlotQueues create() {
    return new SlotQueues(tools);
  }
}
