package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.release.OutcomeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A release's way through its pipeline in one line: `qa ✓ › qa-check ✓ › **go-live** › production`. What is done has a
/// tick, what failed a cross, what was left out a dash, and what the release is at stands out. All phases of a
/// deployment, and the gates between them, are one place.
final class PipelineLine {

  private static final int LONGEST_NAME = 40;
  private static final String NEXT = " › ";

  /// The state of one place.
  private enum Mark {
    TO_COME,
    CURRENT,
    DONE,
    FAILED,
    LEFT_OUT
  }

  /// One place of the line.
  private record Place(String name, Mark mark) {}

  private PipelineLine() {}

  /// Empty for a pipeline of one place, whose headline says all.
  static Optional<Text> of(ReleaseSnapshot release) {
    List<Place> places = places(release);
    if (places.size() < 2) {
      return Optional.empty();
    }
    Text text = Text.none();
    for (Place place : places) {
      text = marked(text.spans().isEmpty() ? text : text.words(NEXT), place);
    }
    return Optional.of(text);
  }

  private static Text marked(Text text, Place place) {
    String name = Legible.ends(place.name(), LONGEST_NAME).replace('\n', ' ');
    return switch (place.mark()) {
      case TO_COME -> text.words(name);
      case CURRENT -> text.strong(name);
      case DONE -> text.words(name + " ✓");
      case FAILED -> text.words(name + " ✗");
      case LEFT_OUT -> text.words(name + " –");
    };
  }

  private static List<Place> places(ReleaseSnapshot release) {
    return IntStream.range(0, release.steps().size())
        .mapToObj(index -> place(release, index))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Place> place(ReleaseSnapshot release, int index) {
    List<StepSnapshot> steps = release.steps();
    return switch (steps.get(index)) {
      case Gate gate when Holds.asksNobody(gate) || isInside(steps, index) -> Optional.empty();
      case Gate gate -> Optional.of(new Place(gate.name(), mark(release, gate)));
      case Deploy deploy when isLater(steps, index, deploy) -> Optional.empty();
      case Deploy deploy ->
          Optional.of(new Place(Phases.environment(deploy), mark(phases(steps, deploy))));
      case StepSnapshot.Unknown unknown -> Optional.of(new Place(unknown.name(), Mark.TO_COME));
    };
  }

  /// Whether a gate stands between two phases of one deployment.
  private static boolean isInside(List<StepSnapshot> steps, int gate) {
    List<Deploy> before = deployments(steps.subList(0, gate));
    List<Deploy> after = deployments(steps.subList(gate + 1, steps.size()));
    return !before.isEmpty()
        && !after.isEmpty()
        && Phases.environment(before.getLast()).equals(Phases.environment(after.getFirst()));
  }

  private static boolean isLater(List<StepSnapshot> steps, int place, Deploy deploy) {
    return deployments(steps.subList(0, place)).stream()
        .anyMatch(earlier -> Phases.environment(earlier).equals(Phases.environment(deploy)));
  }

  private static List<Deploy> phases(List<StepSnapshot> steps, Deploy first) {
    return deployments(steps).stream()
        .filter(deploy -> Phases.environment(deploy).equals(Phases.environment(first)))
        .toList();
  }

  private static List<Deploy> deployments(List<StepSnapshot> steps) {
    return steps.stream().filter(Deploy.class::isInstance).map(Deploy.class::cast).toList();
  }

  private static Mark mark(List<Deploy> phases) {
    if (phases.stream().anyMatch(phase -> phase.status() == DeployStatus.FAILED)) {
      return Mark.FAILED;
    }
    if (phases.getLast().status() == DeployStatus.DEPLOYED) {
      return Mark.DONE;
    }
    boolean begun = phases.stream().anyMatch(phase -> phase.status() != DeployStatus.PENDING);
    return begun ? Mark.CURRENT : Mark.TO_COME;
  }

  /// Nobody can decide at a gate of a release that has ended.
  private static Mark mark(ReleaseSnapshot release, Gate gate) {
    return switch (gate.status()) {
      case PENDING -> Mark.TO_COME;
      case OPEN -> OutcomeText.finished(release) ? Mark.LEFT_OUT : Mark.CURRENT;
      case PASSED -> Mark.DONE;
      case REJECTED -> Mark.FAILED;
      case CLOSED, EXPIRED -> Mark.LEFT_OUT;
    };
  }
}
