package dev.slipway.deployer.strategy;

/// Computes the number of pods that a share of the requests needs. Pure.
final class Shares {

  private static final int ALL = 100;

  private Shares() {}

  /// At least one. Where a route weighs, as many as serve that share of the load. Where the pods
  /// themselves are the share, as many as come nearest to it beside the others, which stay as they are,
  /// and at most as many as those: with more than twice the pods nobody reckons.
  ///
  /// @param weight in percent, from 1 to 99
  /// @param others pods of the version that serves
  static int pods(int weight, int others, boolean weighed) {
    double wanted =
        weighed
            ? Math.ceil((double) weight * others / ALL)
            : Math.rint((double) weight * others / (ALL - weight));
    return (int) Math.clamp(wanted, 1, Math.max(1, others));
  }
}
