package dev.slipway.notifier.delivery;

import static dev.slipway.contract.build.TargetType.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoved;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.ChatQuestion.About;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.messaging.Sealed;
import dev.slipway.notifier.overview.Overview;
import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.view.Releases;
import dev.slipway.view.Removed;
import dev.slipway.view.Strategies;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Questions about the state of things are answered to their author alone; home pages follow.
class OverviewIT extends DeliveryRig {

  private static final Sealed SEALED = Sealed.with(SandboxApplication.TOKEN, "slack-replies");

  @Test
  void statusSaysWhatRunsWhereAndWhatIsUnderWay() {
    Releases onQa = Releases.opened("test-status0000").deployedToQa();
    notifier.publish(new DeploymentSucceeded(onQa.snapshot(), "qa", Releases.QA_URL));
    settled(onQa);
    notifier.ask("ask-status", question(About.STATUS, "test", "U0QA1", null));
    assertThat(told("U0QA1", "*qa* runs branch staging"))
        .contains("registry/app:0.1.0", Releases.QA_URL, "test-status0000")
        .contains("waits at *go-live* for <@U0OWNER1>, <@U0OWNER2>");
  }

  @Test
  void aVersionThatServesAShareIsNotWhatRunsThere() {
    Releases ten =
        Strategies.canary(
            Releases.opened("share-canary000").deployedToQa(),
            List.of(DeployStatus.DEPLOYED, DeployStatus.PENDING, DeployStatus.PENDING),
            List.of(GateStatus.OPEN, GateStatus.PENDING));
    Releases fifth = Strategies.reaching(ten, "production-10", new Traffic(20, false));
    notifier.publish(new DeploymentSucceeded(fifth.snapshot(), "production-10", Releases.LIVE_URL));
    settled(fifth);
    notifier.ask("ask-share", question(About.STATUS, "test", "U0QA1", null));
    assertThat(told("U0QA1", "*production*: 20 %"))
        .contains("goes on by itself")
        .doesNotContain("*production* runs", "production-10* runs");
  }

  @Test
  void aFreezeIsToldWithItsEndAndWaitsForNobody() {
    Releases frozen =
        Strategies.frozen(
            Releases.opened("test-frozen0000").deployedToQa(),
            List.of("owners"),
            GateStatus.OPEN,
            1);
    shown(frozen);
    notifier.ask("ask-frozen", question(About.STATUS, "test", "U0QA1", null));
    assertThat(told("U0QA1", "*production* is frozen until")).contains("(Weekend)");
    notifier.ask("home-frozen", question(About.HOME, null, "U0OWNER2", null));
    await().atMost(PATIENCE).until(() -> chat.home("U0OWNER2").contains("is frozen until"));
    assertThat(chat.home("U0OWNER2")).doesNotContain("/slipway override");
  }

  @Test
  void whatWasRemovedDoesNotRunAndIsNotBroughtBackByAReplay() {
    String url = "https://gone.test.example.org";
    Releases removed = Removed.gone("test-removed000", Status.REMOVED, Why.MERGED);
    DeploymentSucceeded deployed = new DeploymentSucceeded(removed.snapshot(), "qa", url);
    Instant before = Instant.now().minusSeconds(60);
    notifier.publish(before, deployed);
    await().atMost(PATIENCE).until(() -> running(url) == 1);
    notifier.publish(Instant.now(), new EnvironmentRemoved(removed.snapshot(), "qa"));
    await().atMost(PATIENCE).until(() -> running(url) == 0);
    notifier.publish(before, deployed);
    shown(Releases.opened("test-removed001"));
    assertThat(running(url)).isZero();
    notifier.publish(Instant.now().plusSeconds(1), deployed);
    await().atMost(PATIENCE).until(() -> running(url) == 1);
    notifier.publish(
        Instant.now().plusSeconds(2), new EnvironmentRemoved(removed.snapshot(), "qa"));
    await().atMost(PATIENCE).until(() -> running(url) == 0);
  }

  @Test
  void anInstanceThatGoesAfterAFailedBuildRunsNoLonger() {
    String url = "https://failed.test.example.org";
    Build build =
        BuildBuilder.builder().image("registry/app:1").type(BRANCH).target("broken").build();
    Releases deployed = Releases.of("test-goodbuild0", build);
    notifier.publish(
        Instant.now().minusSeconds(60), new DeploymentSucceeded(deployed.snapshot(), "qa", url));
    await().atMost(PATIENCE).until(() -> running(url) == 1);
    Releases failed = Releases.of("test-badbuild00", build).qaFailed();
    notifier.publish(Instant.now(), new EnvironmentRemoved(failed.snapshot(), "qa"));
    await().atMost(PATIENCE).until(() -> running(url) == 0);
  }

  @Test
  void whereNothingIsDeployedThatIsSaid() {
    ReleaseSnapshot closed = Removed.ended("test-idle000000").snapshot();
    notifier.publish(
        new StepStarted(
            ReleaseSnapshotBuilder.builder()
                .id("idle-aaaaaaaaaa")
                .project("idle")
                .name("Idle")
                .channel(closed.channel())
                .version(1)
                .state(closed.state())
                .outcome(closed.outcome())
                .subject(closed.subject())
                .steps(closed.steps())
                .openedAt(closed.openedAt())
                .finishedAt(closed.finishedAt())
                .cause(closed.cause())
                .create(),
            "qa"));
    await().atMost(PATIENCE).until(() -> notifier.version("idle-aaaaaaaaaa") >= 1);
    notifier.ask("ask-idle", question(About.STATUS, "idle", "U0QA2", null));
    told("U0QA2", "nothing is deployed, nothing is under way");
  }

  private static long running(String address) {
    return notifier.bean(Overview.class).running("test", 1_000).stream()
        .filter(running -> running.address().equals(address))
        .count();
  }

  @Test
  void aQuestionIsAnsweredOnceHoweverOftenItIsRead() {
    shown(Releases.opened("test-asktwice00"));
    notifier.ask("ask-twice", question(About.RELEASES, null, "U0QA2", null));
    notifier.ask("ask-twice", question(About.RELEASES, null, "U0QA2", null));
    told("U0QA2", "Under way");
    shown(Releases.opened("test-askagain00"));
    assertThat(chat.ephemeral("U0QA2").stream().filter(m -> m.toString().contains("Under way")))
        .hasSize(1);
  }

  @Test
  void aProjectThatHasHadNoReleaseIsSaidToHaveNone() {
    notifier.ask("ask-none", question(About.STATUS, "nothing-yet", "U0OWNER2", null));
    told("U0OWNER2", "There has been no release of `nothing-yet` yet.");
  }

  @Test
  void anAnswerGoesToTheAddressThatSlackGaveAndNowhereElse() {
    notifier.ask(
        "ask-url", question(About.RELEASES, null, "U0GUEST", chat.replyUrls() + "commands/1"));
    await().atMost(PATIENCE).until(() -> !chat.replies().isEmpty());
    assertThat(chat.replies()).singleElement().asString().contains("Releases", "\"blocks\"");
    assertThat(chat.ephemeral("U0GUEST")).isEmpty();
  }

  @Test
  void anAddressThatIsNotSlacksIsNeverCalled() {
    notifier.ask(
        "ask-evil",
        question(About.STATUS, "nothing-yet", "U0OWNER1", "http://127.0.0.1:1/commands/1"));
    told("U0OWNER1", "There has been no release of");
  }

  @Test
  void whoeverTypedAChoiceIsToldThatItCounted() {
    Releases voted =
        Releases.opened("test-typed00000")
            .deployedToQa()
            .vote("qa-check", Releases.QA_ONE, "approve");
    Gate gate =
        (Gate)
            voted.snapshot().steps().stream()
                .filter(step -> step.name().equals("qa-check"))
                .findFirst()
                .orElseThrow();
    notifier.publish(
        new VoteCast(
            voted.snapshot(),
            "qa-check",
            gate.votes().getFirst(),
            new CommandOrigin("slack", "C0TEST", null)));
    told("U0QA1", "You chose *Approve* at *qa-check* of `test-typed00000`.");
  }

  @Test
  void aHomePageThatWasOpenedFollowsWhatHappens() {
    Releases onQa = Releases.opened("test-home000000").deployedToQa();
    shown(onQa);
    notifier.ask("home-1", question(About.HOME, null, "U0QA1", null));
    await()
        .atMost(PATIENCE)
        .until(() -> chat.home("U0QA1").contains("/slipway approve test-home000000"));
    Releases voted = onQa.vote("qa-check", Releases.QA_ONE, "approve");
    shown(voted);
    await()
        .atMost(PATIENCE)
        .until(() -> !chat.home("U0QA1").contains("/slipway approve test-home000000"));
    assertThat(chat.home("U0OWNER1")).isEmpty();
  }

  private static ChatQuestion question(
      About about, @Nullable String named, String user, @Nullable String reply) {
    return new ChatQuestion(
        named == null ? user : named,
        about,
        named,
        user,
        new CommandOrigin("slack", "C0TEST", reply == null ? null : SEALED.seal(reply)));
  }

  /// Waits until the person was told something with these words in it.
  private String told(String user, String words) {
    await()
        .atMost(PATIENCE)
        .until(() -> chat.ephemeral(user).stream().anyMatch(m -> m.toString().contains(words)));
    return chat.ephemeral(user).stream()
        .map(Object::toString)
        .filter(message -> message.contains(words))
        .findFirst()
        .orElseThrow();
  }
}
