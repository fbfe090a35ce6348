package dev.slipway.notifier.surface;

import dev.slipway.contract.Build;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The channel's message about a release, from its opening to its end.
final class SummaryCard {

  private SummaryCard() {}

  static Card of(ReleaseSnapshot release) {
    List<Text> paragraphs = new ArrayList<>();
    first(release)
        .ifPresent(deploy -> {
          paragraphs.add(Sentences.deployment(release, deploy));
          paragraphs.addAll(Sentences.warnings(deploy));
        });
    later(release, paragraphs);
    Text supersession = Sentences.pendingSupersession(release);
    if (supersession != null) {
      paragraphs.add(supersession);
    }
    if (Sentences.finished(release)) {
      paragraphs.add(Sentences.outcome(release));
    }
    return new Card(
        Sentences.title(release),
        tone(release),
        paragraphs,
        BuildFields.of(release),
        List.of(),
        context(release));
  }

  static Optional<Deploy> first(ReleaseSnapshot release) {
    return release.steps().stream()
        .filter(Deploy.class::isInstance)
        .map(Deploy.class::cast)
        .findFirst();
  }

  /// How the release goes on beside its first deployment: decisions so far, what is waited for, and
  /// deployments that were begun.
  private static void later(ReleaseSnapshot release, List<Text> paragraphs) {
    Optional<Deploy> first = first(release);
    for (StepSnapshot step : release.steps()) {
      switch (step) {
        case Gate gate -> gate(release, gate).ifPresent(paragraphs::add);
        case Deploy deploy -> {
          boolean begun = deploy.status() != StepSnapshot.DeployStatus.PENDING;
          if (begun && !deploy.equals(first.orElse(null))) {
            paragraphs.add(Sentences.deployment(release, deploy));
          }
        }
      }
    }
  }

  private static Optional<Text> gate(ReleaseSnapshot release, Gate gate) {
    Text text = new Text(List.of()).strong(gate.name()).words(": ");
    List<Vote> votes = Sentences.latestVotes(gate);
    for (int i = 0; i < votes.size(); i++) {
      text =
          text.words(i == 0 ? "" : "\n")
              .then(Sentences.vote(gate, votes.get(i)))
              .words(" ")
              .time(votes.get(i).at());
    }
    if (gate.status() == GateStatus.OPEN && !Sentences.finished(release)) {
      return Optional.of(
          text.words(
              (votes.isEmpty() ? "" : "\n") + "Waiting for " + Sentences.groups(gate) + "."));
    }
    return votes.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Tone tone(ReleaseSnapshot release) {
    return Sentences.finished(release)
        ? Sentences.tone(release)
        : first(release).map(Sentences::tone).orElse(Tone.WORKING);
  }

  private static List<Text> context(ReleaseSnapshot release) {
    List<Text> context = new ArrayList<>();
    Build build = release.build();
    if (build.message() != null && !build.message().isBlank()) {
      context.add(Text.of(build.message().strip().lines().findFirst().orElse("")));
    }
    if (build.url() != null) {
      context.add(new Text(List.of()).link(build.url(), "CI run"));
    }
    context.add(Text.of("Release ").code(release.id()));
    return context;
  }
}
