package dev.slipway.sandbox.cluster;

import dev.slipway.sandbox.guard.LoopbackPeers;
import dev.slipway.sandbox.guard.RequestGuard;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs the simulated cluster for as long as the sandbox runs.
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

  @Bean
  SimulatedCluster simulatedCluster(
      ClusterProperties properties,
      @Value("${slipway.sandbox.data:#{null}}") @Nullable Path data,
      RequestGuard guard,
      LoopbackPeers peers) {
    return SimulatedCluster.start(
        new SimulatedCluster.Options(
            properties.address(), properties.port(), properties.rolloutTime(), data, guard, peers));
  }
}
