package dev.slipway.cli.doctor.check;

import java.time.Duration;
import java.util.List;

/// A finding that needs no look.
public record Told(CheckResult finding) implements Check {

  @Override
  public String name() {
    return finding.check();
  }

  @Override
  public List<CheckResult> look(Duration limit) {
    return List.of(finding);
  }
}
