package dev.slipway.cli.release;

import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.TerminalText;
import dev.slipway.cli.output.Times;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.time.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A release for people.
final class ReleaseText {

  private final ReleaseJson release;
  private final TimeText times = Times.here();
  private final StringBuilder text = new StringBuilder();

  private ReleaseText(ReleaseJson release) {
    this.release = release;
  }

  static String of(ReleaseJson release) {
    return new ReleaseText(release).text();
  }

  private String text() {
    line("release", release.id());
    line("project", release.name());
    line("state", release.where() + (release.supersededBy() == null ? "" : superseded()));
    build(release.build());
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
    line("target", release.target());
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
    switch (step) {
      case StepSnapshot.Deploy deploy ->
          table.row(deploy.name(), ReleaseJson.word(deploy.status()), detail(deploy));
      case StepSnapshot.Gate gate ->
          table.row(gate.name(), ReleaseJson.word(gate.status()), detail(gate));
    }
  }

  private String detail(StepSnapshot.Deploy deploy) {
    Diagnosis diagnosis = deploy.diagnosis();
    String now =
        switch (deploy.status()) {
          case PENDING -> "";
          case WAITING -> "behind " + deploy.waitingFor();
          case DEPLOYING -> underWay(deploy);
          case DEPLOYED -> deploy.url() == null ? "" : deploy.url();
          case FAILED ->
              diagnosis == null
                  ? ""
                  : diagnosis.reason() + ": " + TerminalText.cut(diagnosis.message(), 160);
        };
    return new Aftermath(times).of(deploy, now);
  }

  private static String underWay(StepSnapshot.Deploy deploy) {
    List<String> parts = new ArrayList<>();
    if (deploy.attempt() > 1) {
      parts.add("attempt " + deploy.attempt());
    }
    if (deploy.pods() != null && deploy.pods().delayed() != null) {
      parts.add("waits: " + TerminalText.cut(deploy.pods().delayed(), 160));
    } else if (deploy.pods() != null) {
      parts.add(deploy.pods().ready() + " of " + deploy.pods().desired() + " ready");
    }
    if (deploy.unanswered() != null) {
      parts.add("no deployer of cluster " + deploy.unanswered() + " answers");
    }
    return String.join(", ", parts);
  }

  private String detail(StepSnapshot.Gate gate) {
    List<String> parts = new ArrayList<>();
    gate.votes().forEach(vote -> parts.add(vote.by().person() + ": " + vote.label()));
    if (gate.status() == GateStatus.OPEN) {
      parts.add((gate.advisory() ? "asks " : "waits for ") + deciders(gate));
    }
    Instant expires = gate.expiresAt();
    if (expires != null) {
      parts.add("until " + times.at(expires));
    }
    return String.join("; ", parts);
  }

  private static String deciders(StepSnapshot.Gate gate) {
    List<String> ids =
        gate.people().stream()
            .map(Person::id)
            .filter(id -> !gate.left().contains(id) && !gate.barred().contains(id))
            .toList();
    return ids.isEmpty() ? "nobody: none of its people may decide" : String.join(", ", ids);
  }
}
