package dev.slipway.bench;

/// The amount of measuring.
///
/// @param runs measured repetitions, of which the median counts; those that warm up come on top
/// @param share of the full amounts, above 0 and at most 1
public record Effort(int runs, double share) {

  public Effort {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be at least 1");
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("--share must be above 0 and at most 1");
    }
  }

  /// This share of an amount, at least 1.
  public int of(int amount) {
    return Math.max(1, (int) Math.round(amount * share));
  }
}
