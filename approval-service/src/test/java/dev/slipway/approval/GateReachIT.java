package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.ReleaseGateEvent;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reminders, escalation and delegation with real timers and rows.
class GateReachIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final World WORLD = new World();

  @BeforeAll
  static void start() {
    WORLD.start();
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  /// The release was opened long ago, so that everything is due at once.
  @Test
  void aGateThatNobodyDecidesRemindsAndIsThenHandedOver() {
    TestProject project = new TestProject("reaching");
    WORLD.publish(project.remindingBuild(1));
    WORLD.publish(project.succeeded(WORLD.awaitRequest(project, 1)));
    WORLD.awaitTold(project, "escalated go-live");
    WORLD.publish(project.click(1, "go-live", "deploy", "U0QA2"));
    DeployRequested production = WORLD.awaitRequest(project, 2);
    assertThat(production.requestedBy()).extracting("person").isEqualTo("qa-two");
    assertThat(WORLD.story(project))
        .contains("reminded go-live", "escalated go-live")
        .containsSubsequence("escalated go-live", "vote deploy", "passed go-live");
  }

  @Test
  void votesInOtherHandsAreKeptForGatesThatOpenLater() {
    TestProject project = new TestProject("delegating");
    Instant until = Instant.now().plus(Duration.ofDays(1));
    WORLD.publish(project.delegated("owner-one", "qa-two", until));
    WORLD.publish(project.build(1, "main", TestProject.NOON));
    WORLD.publish(project.succeeded(WORLD.awaitRequest(project, 1)));
    WORLD.awaitTold(project, "delegated go-live");
    WORLD.publish(project.click(1, "go-live", "deploy", "U0QA2"));
    WORLD.awaitRequest(project, 2);
    assertThat(votes(project).getLast().vote().onBehalfOf())
        .extracting("person")
        .containsExactly("owner-one");
    assertThat(
            WORLD
                .sql()
                .sql("SELECT data->'to'->>'id' FROM delegation WHERE project = 'delegating'")
                .query(String.class)
                .list())
        .containsExactly("qa-two");
  }

  /// An earlier version, or this one before the account was found, wrote the row under another key.
  @Test
  void aDelegationIsTakenBackWhateverAccountsItsAuthorHadThen() {
    TestProject project = new TestProject("regained");
    Instant until = Instant.now().plus(Duration.ofDays(1));
    Person bare = Person.of("owner-one", List.of());
    Person known = Person.of("owner-one", List.of(new Account("slack", "U0OWNER1")));
    WORLD.publish(project.delegated(bare, new Delegation(bare, project.person("qa-two"), until)));
    await().atMost(PATIENCE).until(() -> delegations("regained").equals(List.of("qa-two")));
    WORLD.publish(project.delegated(known, null));
    await().atMost(PATIENCE).until(() -> delegations("regained").isEmpty());
    WORLD.publish(project.build(1, "main", TestProject.NOON));
    WORLD.publish(project.succeeded(WORLD.awaitRequest(project, 1)));
    WORLD.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));
    WORLD.awaitRequest(project, 2);
    assertThat(WORLD.story(project)).doesNotContain("delegated go-live");
  }

  private static List<@Nullable String> delegations(String project) {
    return WORLD
        .sql()
        .sql(
            "SELECT data->'to'->>'id' FROM delegation WHERE project = :project AND data IS NOT NULL")
        .param("project", project)
        .query(String.class)
        .list();
  }

  private static List<ReleaseGateEvent.VoteCast> votes(TestProject project) {
    return WORLD.events(Topics.RELEASES, project).stream()
        .filter(envelope -> envelope.event() instanceof ReleaseGateEvent.VoteCast)
        .map(envelope -> (ReleaseGateEvent.VoteCast) envelope.event())
        .toList();
  }
}
