package dev.slipway.bench;

import java.util.List;

/// Something that is measured on running services.
public interface Scenario {

  /// By which it is chosen on the command line.
  String name();

  /// Starts what it needs, measures, and stops it again.
  List<Figure> measure(Effort effort);
}
