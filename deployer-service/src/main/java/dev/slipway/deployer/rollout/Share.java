package dev.slipway.deployer.rollout;

/// The share of the cluster's rollouts that this instance watches, if several instances share them.
public interface Share {

  /// Whether this instance watches the project's rollouts now. Each project is some instance's, but
  /// while the share changes hands it may be nobody's or, for a moment, two's: what both report has the
  /// same event id.
  boolean has(String project);

  /// Whether this instance has a share and has handled the requests that were waiting in it, so that what
  /// it finds on the cluster is not about to be changed by them. True in the end also where ever more
  /// requests come.
  boolean isSettled();
}
