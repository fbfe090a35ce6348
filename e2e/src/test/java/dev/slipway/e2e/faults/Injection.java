package dev.slipway.e2e.faults;

/// A permanent failure of one project, from its injection until it is mended.
interface Injection {

  /// True once the failure is seen, and for as long as it lasts. May try again what fails.
  boolean isFailing();

  /// Mends it. What the project builds from then on goes through.
  void mend();
}
