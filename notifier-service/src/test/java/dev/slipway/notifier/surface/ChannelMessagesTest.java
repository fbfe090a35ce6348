package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The channel's messages until people decide.
class ChannelMessagesTest extends ClassicFlow {

  @Test
  void anOpenedReleaseIsOneMessageInTheChannel() {
    Shown surfaces = surfaces(opened);
    assertThat(surfaces.byKey()).containsOnlyKeys("summary@channel");
    Surface summary = surfaces.get("summary@channel");
    assertThat(summary.destination()).isEqualTo(new Destination("slack", "C0TEST"));
    assertThat(text(summary)).contains("Deploying to qa…");
    assertThat(summary.card().tone()).isEqualTo(Tone.WORKING);
  }

  @Test
  void theSameMessageSaysHowManyPodsServe() {
    assertThat(text(surfaces(opened.qaUnderWay(2, null)).get("summary@channel")))
        .contains("Deploying to qa: 2 of 3 ready…");
  }

  @Test
  void whatADeploymentWaitsForIsInTheMessage() {
    assertThat(
            text(
                surfaces(opened.qaDelayed("an admission webhook does not answer"))
                    .get("summary@channel")))
        .contains("Deploying to qa has to wait: an admission webhook does not answer");
  }

  @Test
  void aClusterThatNobodyServesIsNamedInTheMessageAndInItsThread() {
    Shown surfaces = surfaces(opened.qaUnderWay(0, "eu-1"));
    assertThat(text(surfaces.get("summary@channel")))
        .contains("Deploying to qa: no deployer of the cluster eu-1 answers yet.");
    assertThat(text(surfaces.get("reply:unanswered:qa/1@summary@channel")))
        .contains("Nothing deploys to qa: no deployer of the cluster eu-1 answers.");
  }

  @Test
  void whatIsToldOfALaterDeploymentThatHasNotEndedIsBelowTheReleasesMessage() {
    Shown surfaces =
        surfaces(
            going.with(
                DeployBuilder.builder()
                    .name("production")
                    .status(DeployStatus.DEPLOYING)
                    .attempt(1)
                    .unanswered("eu-1")
                    .build()));
    assertThat(surfaces.byKey()).doesNotContainKey("production@channel");
    assertThat(text(surfaces.get("reply:unanswered:production/1@summary@channel")))
        .contains("Nothing deploys to production: no deployer of the cluster eu-1 answers.");
    assertThat(surfaces.byKey().values())
        .filteredOn(surface -> surface.threadOf() != null)
        .allSatisfy(surface -> assertThat(surfaces.byKey()).containsKey(surface.threadOf()));
  }

  @Test
  void whatSomebodyChangedIsToldInTheMessageAndOnceInItsThread() {
    Drift changed =
        new Drift(
            "deployment shop-qa",
            false,
            List.of(
                new Drift.Change(".spec.replicas", "kubectl-scale"),
                new Drift.Change(".metadata.labels.team", null)),
            false);
    Shown surfaces = surfaces(onQa.qaDrifted(changed).finished(Outcome.COMPLETED, null));
    assertThat(text(surfaces.get("summary@channel")))
        .contains(
            "deployment shop-qa was changed: .spec.replicas by kubectl-scale, .metadata.labels.team.");
    assertThat(replies(surfaces, "reply:drift:qa/")).singleElement().asString().contains("left so");
  }

  @Test
  void whatSomebodyDeletedAndIsPutRightIsToldSo() {
    Drift deleted = new Drift("deployment shop-qa", true, List.of(), true);
    Shown surfaces = surfaces(onQa.qaDrifted(deleted));
    assertThat(replies(surfaces, "reply:drift:qa/"))
        .singleElement()
        .asString()
        .contains("deployment shop-qa was deleted. It is put right.");
  }

  private static List<String> replies(Shown surfaces, String prefix) {
    return surfaces.byKey().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> text(entry.getValue()))
        .toList();
  }

  @Test
  void theSameMessageBecomesFailedAndWhy() {
    Surface summary = surfaces(opened.qaFailed()).get("summary@channel");
    assertThat(text(summary))
        .contains(
            "Deployment to qa failed: container app: the image registry/app:bad cannot be pulled (ImagePullBackOff)")
        .contains("cannot <bind> & stop")
        .contains("Ended: the deployment failed.");
    assertThat(summary.card().tone()).isEqualTo(Tone.BAD);
    assertThat(surfaces(opened.qaFailed()).byKey())
        .containsOnlyKeys("summary@channel", "reply:log:qa/1@summary@channel");
  }

  @Test
  void theSameMessageBecomesDeployedWithTheLinkAndSaysWhoIsWaitedFor() {
    Surface summary = surfaces(onQa).get("summary@channel");
    assertThat(text(summary))
        .contains("Deployed to qa: " + Releases.QA_URL)
        .contains("go-live: Waiting for owners.");
    assertThat(summary.card().tone()).isEqualTo(Tone.ASKING);
  }

  @Test
  void onlyADeploymentUnderWayIsPassing() {
    assertThat(surfaces(opened).get("summary@channel").passing()).isTrue();
    assertThat(surfaces(onQa).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(going).get("summary@channel").passing()).isTrue();
    assertThat(surfaces(completed).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(productionFailed).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(opened.qaUnderWay(0, "eu-1")).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(opened.qaDelayed("a webhook")).get("summary@channel").passing()).isFalse();
  }
}
