package dev.slipway.notifier.surface;

import dev.slipway.contract.Build;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The channel's message about a release, from its opening to its end.
final class SummaryCard {

  private static final int SHORT_COMMIT = 10;

  private SummaryCard() {}

  static Card of(ReleaseSnapshot release) {
    List<Text> paragraphs = new ArrayList<>();
    first(release)
        .ifPresent(deploy -> {
          paragraphs.add(Sentences.deployment(release, deploy));
          paragraphs.addAll(Sentences.details(deploy));
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
        fields(release),
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
    List<Text> votes = Sentences.latestVotes(gate).stream().map(Sentences::vote).toList();
    for (int i = 0; i < votes.size(); i++) {
      text = text.words(i == 0 ? "" : " ").then(votes.get(i));
    }
    if (gate.status() == GateStatus.OPEN && !Sentences.finished(release)) {
      return Optional.of(
          text.words((votes.isEmpty() ? "" : " ") + "Waiting for " + Sentences.groups(gate) + "."));
    }
    return votes.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Tone tone(ReleaseSnapshot release) {
    return Sentences.finished(release)
        ? Sentences.tone(release)
        : first(release).map(Sentences::tone).orElse(Tone.WORKING);
  }

  private static List<Card.Field> fields(ReleaseSnapshot release) {
    Build build = release.build();
    List<Card.Field> fields = new ArrayList<>();
    fields.add(new Card.Field("Image", new Text(List.of()).code(build.image())));
    fields.add(
        new Card.Field(
            Sentences.type(release).equals("tag") ? "Tag" : "Branch",
            new Text(List.of()).code(build.target())));
    if (build.commit() != null) {
      String commit = build.commit();
      String shown = commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
      fields.add(new Card.Field("Commit", new Text(List.of()).code(shown)));
    }
    if (build.author() != null) {
      fields.add(new Card.Field("Author", Text.of(build.author())));
    }
    return fields;
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
