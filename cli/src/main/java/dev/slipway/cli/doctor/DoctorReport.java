package dev.slipway.cli.doctor;

import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Examination;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.check.State;
import dev.slipway.cli.output.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The doctor's report.
///
/// @param works false if anything is missing or failed, or if nothing was asked
public record DoctorReport(boolean works, List<Line> items) {

  /// @param services those that it matters to
  /// @param next null if there is nothing to do
  record Line(
      State state, List<String> services, String check, String result, @Nullable String next) {}

  /// @param secrets the values that must not be in it, also where somebody else's words have them
  public static DoctorReport of(List<Examination.Result> results, Set<String> secrets) {
    List<Line> lines = results.stream().map(result -> line(result, secrets)).toList();
    return new DoctorReport(
        lines.stream().noneMatch(line -> line.state().isProblem())
            && lines.stream().anyMatch(line -> line.state() == State.OK),
        lines);
  }

  private static Line line(Examination.Result result, Set<String> secrets) {
    CheckResult finding = result.finding();
    String next = finding.next();
    return new Line(
        finding.state(),
        result.services().stream().map(Service::label).sorted().toList(),
        finding.check(),
        without(finding.result(), secrets),
        next == null ? null : without(next, secrets));
  }

  private static String without(String text, Set<String> secrets) {
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, "***");
    }
    return shown;
  }

  public String text() {
    Table table = new Table("STATE", "FOR", "CHECK", "RESULT");
    for (Line line : items) {
      table.row(
          line.state().word(),
          line.services().size() == Service.values().length
              ? "all"
              : line.services().stream().collect(Collectors.joining(", ")),
          line.check(),
          line.result() + "." + (line.next() == null ? "" : " " + line.next()));
    }
    return table.toString();
  }
}
