package dev.slipway.sandbox.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The simulated cluster.
///
/// @param address the address that its API listens on
/// @param port the port of its API; 0 for a free one
/// @param rolloutTime how long a pod takes from its creation until it is ready
@ConfigurationProperties("slipway.sandbox.cluster")
record ClusterProperties(
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("8091") int port,
    @DefaultValue("1s") Duration rolloutTime) {}
