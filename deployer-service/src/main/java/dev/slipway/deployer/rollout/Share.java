package dev.slipway.deployer.rollout;

/// Which of the cluster's rollouts are this instance's to watch, where several share them.
public interface Share {

  /// Whether this instance watches the project's rollouts now. Each project is some instance's, but
  /// while the share changes hands it may be nobody's or, for a moment, two's: what both report has the
  /// same event id.
  boolean has(String project);
}
