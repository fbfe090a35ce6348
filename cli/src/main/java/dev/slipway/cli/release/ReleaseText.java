package dev.slipway.cli.release;

import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.TerminalText;
import dev.slipway.cli.output.Times;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.view.ShownSteps;
import dev.slipway.view.card.PlainText;
import dev.slipway.view.step.ShownStep;
import dev.slipway.view.time.TimeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A release for people.
final class ReleaseText {

  private static final int LONGEST_DETAIL = 400;

  private final ReleaseJson release;
  private final ReleaseSnapshot snapshot;
  private final TimeText times = Times.here();
  private final StringBuilder text = new StringBuilder();

  private ReleaseText(ReleaseJson release) {
    this.release = release;
    this.snapshot = release.snapshot();
  }

  static String of(ReleaseJson release) {
    return new ReleaseText(release).text();
  }

  private String text() {
    line("release", release.id());
    line("project", release.name());
    line("state", release.where() + (release.supersededBy() == null ? "" : superseded()));
    line("target", release.target());
    Build build = release.build();
    if (build != null) {
      build(build);
    }
    line("opened", times.full(release.openedAt()));
    Instant finished = release.finishedAt();
    if (finished != null) {
      line("finished", times.full(finished) + by());
    }
    Table steps = new Table("STEP", "STATUS", "DETAIL");
    release.steps().forEach(step -> row(steps, step));
    return text.append('\n').append(steps).toString();
  }

  private String superseded() {
    return (release.finished() ? " by " : ", to be superseded by ") + release.supersededBy();
  }

  private String by() {
    return release.finishedBy() == null ? "" : " by " + release.finishedBy().person();
  }

  private void build(Build build) {
    line("image", build.image());
    line("commit", build.commit());
    line("message", build.message() == null ? null : TerminalText.cut(build.message(), 100));
    line("author", build.author());
    line("run", build.url());
  }

  private void line(String name, @Nullable String value) {
    if (value != null) {
      text.append("%-9s %s%n".formatted(name, TerminalText.line(value)));
    }
  }

  private void row(Table table, StepSnapshot step) {
    ShownStep view = ShownSteps.of(snapshot, step);
    String detail = PlainText.of(view.line(), times::at);
    table.row(step.name(), view.status(), TerminalText.cut(detail, LONGEST_DETAIL));
  }
}
