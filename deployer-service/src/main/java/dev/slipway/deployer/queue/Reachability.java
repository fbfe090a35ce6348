package dev.slipway.deployer.queue;

/// Tells an outage from one object's or namespace's trouble.
public interface Reachability {

  /// Whether the API server answers a request that depends on no project: then whoever is not served
  /// has trouble of its own.
  boolean answers();
}
