package dev.slipway.notifier.slack;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Subject;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every card in every state, by the name of its golden file.
final class CardCases {

  private static final String SUMMARY = "summary@channel";
  private static final String PRODUCTION = "production@channel";
  private static final String OWNER = "go-live@owner-one";
  private static final String OTHER_OWNER = "go-live@owner-two";
  private static final String QA = "qa-check@qa-one";
  private static final String NEWER = "test-cccccccccc";

  private static final List<Question> QUESTIONS =
      List.of(
          new Question.Text("reason", "Reason", true, true, 1_000),
          new Question.Select(
              "risk", "How bad is it?", false, List.of(new Question.Option("low", "It can wait"))),
          new Question.Checkbox("told", "The team has been told", true));

  private final Map<String, Card> cases = new LinkedHashMap<>();

  private final Releases opened = Releases.opened("test-abcdefghij");
  private final Releases onQa = opened.deployedToQa();
  private final Releases until =
      onQa.until("go-live", Releases.NOON.plusSeconds(24 * 3_600))
          .until("qa-check", Releases.NOON.plusSeconds(3_600));
  private final Releases voted = onQa.vote("qa-check", Releases.QA_ONE, "approve");
  private final Releases going =
      voted
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED)
          .production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1);
  private final Releases failed =
      going.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1).reopened("go-live");
  private final Releases again =
      failed.vote("go-live", Releases.OWNER_TWO, "deploy").status("go-live", GateStatus.PASSED);
  private final Releases completed =
      going
          .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)
          .finished(Outcome.COMPLETED, Releases.OWNER_ONE);
  private final Releases closed =
      closedGates(onQa.vote("go-live", Releases.OWNER_TWO, "close"))
          .finished(Outcome.CLOSED, Releases.OWNER_TWO);
  private final Releases rejected =
      onQa.vote("qa-check", Releases.QA_TWO, "reject")
          .status("qa-check", GateStatus.REJECTED)
          .status("go-live", GateStatus.CLOSED)
          .finished(Outcome.REJECTED, Releases.QA_TWO);
  private final Releases expired =
      onQa.status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.EXPIRED)
          .finished(Outcome.EXPIRED, null);
  private final Releases answered =
      onQa.asking("qa-check", "reject", QUESTIONS)
          .answered(
              "qa-check",
              Releases.QA_TWO,
              "reject",
              new Answer.Text("reason", "Login is *broken* & slow"),
              new Answer.Selected("risk", "low"),
              new Answer.Ticked("told", true),
              new Answer.Text("unknown", "kept"));
  private final Releases delegated = onQa.delegated("qa-check", Releases.QA_ONE, Releases.QA_TWO);
  private final Releases votedFor =
      delegated.voteFor("qa-check", Releases.QA_ONE, Releases.QA_TWO, "approve");
  private final Releases superseding = onQa.supersededBy(NEWER);
  private final Releases superseded = closedGates(superseding).finished(Outcome.SUPERSEDED, null);

  static Map<String, Card> all() {
    CardCases cases = new CardCases();
    cases.summary();
    cases.subjects();
    cases.deployment();
    cases.qaCheck();
    cases.goLive();
    cases.ofTheProject();
    cases.replies();
    cases.reach();
    StrategyCases.addTo(cases);
    return cases.cases;
  }

  private void summary() {
    add("summary-pending", opened.qa(DeployStatus.PENDING), SUMMARY);
    add("summary-waiting", opened.qa(DeployStatus.WAITING), SUMMARY);
    add("summary-deploying", opened, SUMMARY);
    add("summary-failed", opened.qaFailed(), SUMMARY);
    add("summary-deployed", onQa, SUMMARY);
    add("summary-deployed-until", until, SUMMARY);
    add("summary-voted", voted, SUMMARY);
    add("summary-production-waiting", waiting(), SUMMARY);
    add("summary-production-deploying", going, SUMMARY);
    add("summary-production-failed", failed, SUMMARY);
    add("summary-production-again", again, SUMMARY);
    add("summary-completed", completed, SUMMARY);
    add("summary-closed", closed, SUMMARY);
    add("summary-rejected", rejected, SUMMARY);
    add("summary-expired", expired, SUMMARY);
    add("summary-superseding", superseding, SUMMARY);
    add("summary-superseded", superseded, SUMMARY);
    add("summary-answered", answered, SUMMARY);
    add("summary-github-tag", Releases.of("test-abcdefghij", GITHUB), SUMMARY);
    add("summary-bare", Releases.of("test-abcdefghij", BARE), SUMMARY);
  }

  private void subjects() {
    Releases task = asking(new Subject.Task("deploys", "17", "Deploy *shop*?", inputs()));
    add("summary-task", task, SUMMARY);
    add("go-live-task", task, OWNER);
    add("summary-runbook", asking(new Subject.Runbook("restart-web", inputs())), SUMMARY);
    Releases unknown = asking(new Subject.Unknown("survey"));
    List<StepSnapshot> dance = List.of(new StepSnapshot.Unknown("tango", "dance"));
    add("summary-unknown", unknown.instead(dance), SUMMARY);
    add("go-live-unknown", unknown.instead(dance), OWNER);
  }

  private Releases asking(Subject subject) {
    return onQa.about(subject);
  }

  private static Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("environment", "qa");
    inputs.put("count", "2");
    return inputs;
  }

  private void deployment() {
    Releases second = again.production(DeployStatus.DEPLOYING, Releases.OWNER_TWO, 2);
    add("production-failed", failed, PRODUCTION);
    add("production-failed-ended", ended(failed), PRODUCTION);
    add("production-deploying-again", second, PRODUCTION);
    add("production-deployed", completed, PRODUCTION);
  }

  private void qaCheck() {
    add("qa-check-pending", onQa.status("qa-check", GateStatus.PENDING), QA);
    add("qa-check-open", onQa, QA);
    add("qa-check-open-until", until, QA);
    add("qa-check-voted", voted, QA);
    add("qa-check-voted-by-another", voted, "qa-check@qa-two");
    add("qa-check-passed", voted.status("qa-check", GateStatus.PASSED), QA);
    add("qa-check-rejected", rejected, "qa-check@qa-two");
    add("qa-check-rejected-by-another", rejected, QA);
    add("qa-check-closed", closed, QA);
    add("qa-check-expired", onQa.status("qa-check", GateStatus.EXPIRED), QA);
    add("qa-check-answered-by-another", answered, QA);
    add("qa-check-superseding", superseding, QA);
  }

  /// The dashboard of a project and its fact are where somebody decides, in the channel, and with a failure.
  private void ofTheProject() {
    add("go-live-linked", linked(voted), OWNER);
    add("summary-linked", linked(voted), SUMMARY);
    add("production-failed-linked", linked(failed), PRODUCTION);
    add("production-deployed-linked", linked(completed), PRODUCTION);
  }

  private static Releases linked(Releases release) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Dashboard", "https://dash.example.org/test?branch=staging");
    links.put("Runbook", "https://wiki.example.org/test");
    return release.with(links, Map.of("Cost centre", "4711"));
  }

  private void goLive() {
    add("go-live-pending", onQa.status("go-live", GateStatus.PENDING), OWNER);
    add("go-live-open", onQa, OWNER);
    add("go-live-open-until", until, OWNER);
    add("go-live-open-after-qa", voted, OWNER);
    add("go-live-authors-own", onQa.asking("go-live", "deploy", List.of(), "owner-one"), OWNER);
    add("go-live-passed", going, OWNER);
    add("go-live-passed-by-another", going, OTHER_OWNER);
    add("go-live-waiting", waiting(), OWNER);
    add("go-live-open-again", failed, OWNER);
    add("go-live-completed", completed, OWNER);
    add("go-live-closed", closed, OTHER_OWNER);
    add("go-live-closed-by-another", closed, OWNER);
    add("go-live-rejected-at-qa", rejected, OWNER);
    add("go-live-expired", expired, OWNER);
    add("go-live-superseding", superseding, OWNER);
    add("go-live-superseded", superseded, OWNER);
  }

  private void replies() {
    add("reply-approve", voted, "reply:vote:qa-check/1/qa-one@" + OWNER);
    add("reply-answered", answered, "reply:vote:qa-check/1/qa-two@" + OWNER);
    add("reply-reject", rejected, "reply:vote:qa-check/1/qa-two@" + OWNER);
    add("reply-log", opened.qaFailed(), "reply:log:qa/1@" + SUMMARY);
    add("reply-log-production", failed, "reply:log:production/1@" + PRODUCTION);
    add("reply-failed", failed, "reply:failed:production/1@" + OTHER_OWNER);
    add("reply-reminder", until.reminded("go-live", 2), "reply:reminder:go-live/1/2@" + OWNER);
    add("reply-vote-delegated", votedFor, "reply:vote:qa-check/1/qa-two+qa-one@" + OWNER);
  }

  private void reach() {
    Actor owner = Actor.of(Releases.OWNER_ONE);
    Rollback asked = new Rollback("production", "test-dddddddddd", "test-eeeeeeeeee", owner);
    Rollback own = new Rollback("production", "test-dddddddddd", "test-dddddddddd", null);
    add("summary-rollback", opened.rollback(asked), SUMMARY);
    add("summary-rollback-after-failure", opened.rollback(own), SUMMARY);
    Rollback byApi =
        new Rollback("production", "test-dddddddddd", null, new Actor("api:operator", null));
    add("summary-rollback-by-api", opened.rollback(byApi), SUMMARY);
    add("go-live-rollback", onQa.rollback(asked), OWNER);
    Releases escalated = onQa.escalated("go-live", Releases.MANAGER);
    add("summary-escalated", escalated, SUMMARY);
    add("go-live-escalated", escalated, "go-live@manager-one");
    add("summary-delegated", delegated, SUMMARY);
    add("qa-check-delegate-and-voter", delegated, "qa-check@qa-two");
    add("qa-check-delegating", delegated, QA);
    add("qa-check-voted-for", votedFor, QA);
    add("qa-check-voted-for-both", votedFor, "qa-check@qa-two");
    Releases toOwner = onQa.delegated("qa-check", Releases.QA_ONE, Releases.OWNER_ONE);
    add("qa-check-delegate", toOwner, "qa-check@owner-one");
    Releases inChannel = onQa.asks("go-live", Ask.CHANNEL);
    add("summary-asking", inChannel, SUMMARY);
    add("summary-asking-twice", inChannel.asks("qa-check", Ask.BOTH), SUMMARY);
    add("reply-asked", inChannel, "reply:asked:go-live/1@" + SUMMARY);
    add("go-live-left", onQa.left("go-live", Releases.OWNER_ONE), OWNER);
    add("qa-check-former-delegate", toOwner.takenBack("qa-check"), "qa-check@owner-one");
  }

  private Releases waiting() {
    return going.production(DeployStatus.WAITING, Releases.OWNER_ONE, 0);
  }

  private static Releases ended(Releases release) {
    return release
        .vote("go-live", Releases.OWNER_ONE, "close")
        .status("go-live", GateStatus.CLOSED)
        .finished(Outcome.CLOSED, Releases.OWNER_ONE);
  }

  private static Releases closedGates(Releases release) {
    return release.status("qa-check", GateStatus.CLOSED).status("go-live", GateStatus.CLOSED);
  }

  void add(String name, Releases release, String key) {
    Card card =
        Surfaces.of(release.snapshot()).stream()
            .filter(surface -> surface.key().equals(key))
            .map(Surface::card)
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + ": no surface " + key));
    if (cases.put(name, card) != null) {
      throw new AssertionError("two cases are called " + name);
    }
  }

  private static final Build GITHUB =
      BuildBuilder.builder()
          .image(
              "ghcr.io/example/a-rather-long-path/of-a-registry/with-many-parts/and-a-name/test/app"
                  + "@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          .type(TargetType.TAG)
          .target("v1.2.3")
          .commit("1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c")
          .author("somebody")
          .url("https://github.com/example/test/actions/runs/7/attempts/2")
          .message("\n  Mind <!channel> & friends\n\nMore.")
          .id("7")
          .build();

  private static final Build BARE =
      BuildBuilder.builder().image("app:1").type(TargetType.BRANCH).target("main").build();
}
