package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;

/// The snapshots of the classic flow, from the opening to the end.
abstract class ClassicFlow {

  static final String ID = "test-abcdefghij";
  final Releases opened = Releases.opened(ID);
  final Releases onQa = opened.deployedToQa();
  final Releases approved = onQa.vote("qa-check", Releases.QA_ONE, "approve");
  final Releases going =
      approved
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED)
          .production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1);
  final Releases productionFailed =
      going.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1).reopened("go-live");
  final Releases completed =
      going
          .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)
          .finished(Outcome.COMPLETED, Releases.OWNER_ONE);

  static void assertNoButtons(Shown surfaces) {
    assertThat(surfaces.byKey().values()).allSatisfy(s -> assertThat(s.card().actions()).isEmpty());
  }

  static Shown surfaces(Releases release) {
    return Shown.of(release);
  }

  static String text(Surface surface) {
    return Shown.text(surface);
  }
}
