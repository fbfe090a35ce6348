package dev.slipway.cli.doctor.check;

import java.time.Duration;
import java.util.List;

/// A look at one thing outside. Two that are equal are looked at once, whichever services need them.
public interface Check {

  /// What is looked at, in a word or two.
  String name();

  /// Looks, and never changes anything. May block; it is interrupted after the limit.
  ///
  /// @param limit for each answer of the other side
  List<CheckResult> look(Duration limit);
}
