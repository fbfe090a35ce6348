package dev.slipway.view.deployment;

import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.view.release.OutcomeText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Deployments that come in phases, each a step of the release.
public final class Phases {

  private static final Phase AT_ONCE = new Phase.Whole();

  private Phases() {}

  /// What is deployed at once is a last phase without others.
  public static Phase of(Deploy deploy) {
    return Objects.requireNonNullElse(deploy.phase(), AT_ONCE);
  }

  /// The environment that the step deploys to.
  public static String environment(Deploy deploy) {
    String suffix = of(deploy).suffix();
    String name = deploy.name();
    return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
  }

  /// Whether the build is live once the step is deployed.
  public static boolean isLast(Deploy deploy) {
    return of(deploy).isLast();
  }

  /// Whether there is more to say of a later phase.
  public static boolean isPast(ReleaseSnapshot release, Deploy deploy) {
    return !isLast(deploy) && after(release, deploy).anyMatch(next -> !isToCome(next));
  }

  /// Whether there is nothing to say of it yet.
  public static boolean isToCome(Deploy deploy) {
    return deploy.status() == DeployStatus.PENDING && !isAlone(deploy);
  }

  /// Whether no other version is there. Where it was taken back, none is.
  public static boolean isAlone(Deploy deploy) {
    return deploy.share() != null && deploy.share().alone();
  }

  /// What part of the requests reaches the version, in percent; what was asked for where no more is known.
  public static int percent(Deploy deploy, Phase.Share asked) {
    return deploy.share() == null ? asked.weight() : deploy.share().percent();
  }

  /// Whether the release has ended before the build was live: what the phase brought is taken away.
  public static boolean isInVain(ReleaseSnapshot release, Deploy deploy) {
    return !isLast(deploy)
        && deploy.status() == DeployStatus.DEPLOYED
        && OutcomeText.finished(release)
        && after(release, deploy)
            .noneMatch(next -> isLast(next) && next.status() == DeployStatus.DEPLOYED);
  }

  /// All phases of the deployment that the step is of, in order.
  public static List<Deploy> all(ReleaseSnapshot release, Deploy deploy) {
    return release.deployments().stream()
        .filter(phase -> environment(phase).equals(environment(deploy)))
        .toList();
  }

  /// Whether the step stands between two phases of one deployment.
  public static boolean areAround(ReleaseSnapshot release, StepSnapshot step) {
    List<StepSnapshot> steps = release.steps();
    int at = steps.indexOf(step);
    Optional<Deploy> before = deployments(steps.subList(0, at)).reduce((_, later) -> later);
    Optional<Deploy> after = deployments(steps.subList(at + 1, steps.size())).findFirst();
    return before.isPresent()
        && before.map(Phases::environment).equals(after.map(Phases::environment));
  }

  private static Stream<Deploy> after(ReleaseSnapshot release, Deploy deploy) {
    List<StepSnapshot> steps = release.steps();
    return deployments(steps.subList(steps.indexOf(deploy) + 1, steps.size()))
        .filter(next -> environment(next).equals(environment(deploy)));
  }

  private static Stream<Deploy> deployments(List<StepSnapshot> steps) {
    return steps.stream().filter(Deploy.class::isInstance).map(Deploy.class::cast);
  }
}
