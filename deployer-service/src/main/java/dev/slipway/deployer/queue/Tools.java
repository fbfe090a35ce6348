package dev.slipway.deployer.queue;

import java.time.Clock;
import org.springframework.stereotype.Component;

/// Everything that the workers of all queues share.
@Component
record Tools(
    OrderWork work, Reachability cluster, Pace pace, Parked parked, Lanes lanes, Clock clock) {}
