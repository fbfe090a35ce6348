package dev.slipway.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nobody whom the workspace has deactivated is in a definition, for all replicas and over restarts.
class MembersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /// The topic, as every replica reads it.
  private final ProjectCatalogue catalogue = new ProjectCatalogue();

  private final Members members = new Members(catalogue);

  @BeforeEach
  void begin() {
    members.begin("slack");
  }

  @Test
  void whoWasDeactivatedIsLeftOutUntilTheyAreBack() {
    publish(members, file("U0ONE", "U0TWO"));
    int before = members.changes();
    members.heard(account("U0TWO"), true, members.asked(), NOW);
    assertThat(members.changes()).isGreaterThan(before);
    assertThat(publish(members, file("U0ONE", "U0TWO"))).containsExactly("U0ONE");
    assertThat(publish(members, file("U0ONE", "U0TWO"))).containsExactly("U0ONE");
    members.heard(account("U0TWO"), false, members.asked(), NOW);
    assertThat(publish(members, file("U0ONE", "U0TWO"))).containsExactly("U0ONE", "U0TWO");
  }

  @Test
  void whoLeftStaysOutOverARestartUntilSlackIsAskedAgain() {
    publish(members, file("U0ONE", "U0TWO"));
    members.heard(account("U0TWO"), true, members.asked(), NOW);
    publish(members, file("U0ONE", "U0TWO"));

    Members restarted = new Members(catalogue);
    restarted.begin("slack");
    assertThat(publish(restarted, file("U0ONE", "U0TWO"))).containsExactly("U0ONE");
    assertThat(restarted.next("slack", NOW)).contains(account("U0TWO"));
    restarted.heard(account("U0TWO"), true, restarted.asked(), NOW);
    assertThat(publish(restarted, file("U0ONE", "U0TWO"))).containsExactly("U0ONE");
  }

  @Test
  void aReplicaThatKnowsLessRecentlyTakesNothingBack() {
    Members other = new Members(catalogue);
    other.begin("slack");
    publish(members, file("U0ONE", "U0TWO"));
    publish(other, file("U0ONE", "U0TWO"));
    other.heard(account("U0TWO"), false, other.asked(), NOW);

    members.heard(account("U0TWO"), true, members.asked(), NOW);
    publish(members, file("U0ONE", "U0TWO"));
    assertThat(publish(other, file("U0ONE", "U0TWO"))).containsExactly("U0ONE");
    assertThat(other.next("slack", NOW)).contains(account("U0TWO"));
  }

  @Test
  void aNewProjectIsInForceWithAllItsPeopleAtOnce() {
    assertThat(publish(members, file("U0ONE", "U0TWO"))).containsExactly("U0ONE", "U0TWO");
  }

  @Test
  void whoIsAddedIsAskedForFirstAndComesInIfSlackCannotSay() {
    publish(members, file("U0ONE"));
    assertThat(publish(members, file("U0ONE", "U0NEW"))).containsExactly("U0ONE");
    assertThat(members.next("slack", NOW)).contains(account("U0NEW"));
    members.unheard(account("U0NEW"), members.asked(), NOW);
    assertThat(publish(members, file("U0ONE", "U0NEW"))).containsExactly("U0ONE", "U0NEW");
  }

  @Test
  void whileSlackDoesNotAnswerNobodyComesBackAndTheOthersAreAskedFor() {
    publish(members, file("U0ONE", "U0TWO"));
    members.heard(account("U0TWO"), true, members.asked(), NOW);
    publish(members, file("U0ONE", "U0TWO"));
    Members restarted = new Members(catalogue);
    restarted.begin("slack");
    publish(restarted, file("U0ONE", "U0TWO"));
    restarted.postpone(account("U0TWO"), NOW);
    assertThat(publish(restarted, file("U0ONE", "U0TWO"))).containsExactly("U0ONE");
    assertThat(restarted.next("slack", NOW.plusSeconds(1))).contains(account("U0ONE"));
    assertThat(restarted.next("slack", NOW.plusSeconds(41))).contains(account("U0TWO"));
  }

  @Test
  void somebodyWhoseAccountChangesIsNeverMissing() {
    publish(members, file("U0ONE", "U0OLD"));
    ProjectDefinition changed = file("U0ONE", "U0NEW");
    List<Person> people = new ArrayList<>(Objects.requireNonNull(changed.people().get("owners")));
    people.set(1, new Person("slack:U0OLD", "U0NEW", null, List.of()));
    assertThat(publish(members, changed.with(Map.of("owners", people))))
        .containsExactly("U0ONE", "U0NEW");
    assertThat(members.next("slack", NOW)).contains(account("U0NEW"));
  }

  @Test
  void anybodyWhomAnotherReplicaLeftOutComesBackAtOnce() {
    Members other = new Members(catalogue);
    other.begin("slack");
    publish(members, file("U0ONE", "U0TWO"));
    publish(other, file("U0ONE", "U0TWO"));
    members.heard(account("U0TWO"), true, members.asked(), NOW);
    publish(members, file("U0ONE", "U0TWO"));
    int before = other.changes();
    other.heard(account("U0TWO"), false, other.asked(), NOW);
    assertThat(other.changes()).isGreaterThan(before);
    assertThat(publish(other, file("U0ONE", "U0TWO"))).containsExactly("U0ONE", "U0TWO");
  }

  @Test
  void anAnswerToAnEarlierQuestionDoesNotCount() {
    publish(members, file("U0ONE", "U0TWO"));
    long asked = members.asked();
    publish(members, file("U0TWO"));
    members.heard(account("U0TWO"), true, asked, NOW);
    assertThat(publish(members, file("U0TWO"))).containsExactly("U0TWO");
  }

  @Test
  void everybodyIsAskedForInTurnAndNobodyElseIsRemembered() {
    publish(members, file("U0ONE", "U0TWO"));
    members.heard(account("U0ELSE"), true, members.asked(), NOW);
    members.heard(account("U0ONE"), false, members.asked(), NOW);
    assertThat(members.next("slack", NOW)).contains(account("U0TWO"));
    members.heard(account("U0TWO"), false, members.asked(), NOW.plusSeconds(1));
    assertThat(members.next("slack", NOW.plusSeconds(2))).isEmpty();
    assertThat(members.next("slack", NOW.plusSeconds(60))).contains(account("U0ONE"));
  }

  @Test
  void anAccountElsewhereMakesNobodyAVoter() {
    ProjectDefinition file = with(file("U0ONE", "U0TWO"), new Account("github", "two"));
    publish(members, file);
    members.heard(account("U0TWO"), true, members.asked(), NOW);
    assertThat(publish(members, file)).containsExactly("U0ONE");
    members.heard(account("U0TWO"), false, members.asked(), NOW);
    assertThat(publish(members, file)).containsExactly("U0ONE", "U0TWO");
  }

  @Test
  void whoIsAddedWithTwoAccountsWaitsForTheOneThatIsAsked() {
    publish(members, file("U0ONE"));
    ProjectDefinition file = with(file("U0ONE", "U0NEW"), new Account("github", "new"));
    assertThat(publish(members, file)).containsExactly("U0ONE");
    members.heard(account("U0NEW"), false, members.asked(), NOW);
    assertThat(publish(members, file)).containsExactly("U0ONE", "U0NEW");
  }

  /// Whom nobody can ask would keep a gate that wants all from passing.
  @Test
  void whoIsKnownByAnAddressAloneComesInWithTheirAccount() {
    publish(members, file("U0ONE"));
    ProjectDefinition file = file("U0ONE", "U0TWO");
    List<Person> people = new ArrayList<>(Objects.requireNonNull(file.people().get("owners")));
    people.add(people.removeLast().with(List.of()));
    assertThat(publish(members, file.with(Map.of("owners", people)))).containsExactly("U0ONE");
    assertThat(publish(members, file)).containsExactly("U0ONE");
    members.heard(account("U0TWO"), false, members.asked(), NOW);
    assertThat(publish(members, file)).containsExactly("U0ONE", "U0TWO");
  }

  @Test
  void aSecondAccountOfThePlatformKeepsItsOwner() {
    ProjectDefinition file = with(file("U0ONE", "U0TWO"), account("U0TWO2"));
    publish(members, file);
    members.heard(account("U0TWO"), true, members.asked(), NOW);
    assertThat(publish(members, file)).containsExactly("U0ONE", "U0TWO2");
  }

  /// The last of the owners has the account too.
  private static ProjectDefinition with(ProjectDefinition file, Account account) {
    List<Person> people = new ArrayList<>(Objects.requireNonNull(file.people().get("owners")));
    Person last = people.removeLast();
    people.add(last.with(Stream.concat(last.accounts().stream(), Stream.of(account)).toList()));
    return file.with(Map.of("owners", people));
  }

  @Test
  void withoutASlackTokenEverybodyIsPresent() {
    Members none = new Members(catalogue);
    publish(none, file("U0ONE"));
    assertThat(publish(none, file("U0ONE", "U0NEW"))).containsExactly("U0ONE", "U0NEW");
  }

  /// The platform that is asked for its members is not the only one on which people decide.
  @Test
  void anAccountOnAServedPlatformMakesAVoter() {
    ProjectDefinition added =
        withoutSlack(with(file("U0ONE", "U0TWO"), new Account("chat", "two")));
    ProjectCatalogue inForce = new ProjectCatalogue();
    inForce.put(file("U0ONE"));
    Members serving = new Members(inForce);
    serving.serve("chat");
    serving.begin("slack");
    assertThat(ids(serving, added)).containsExactly("slack:U0ONE", "slack:U0TWO");
    Members slackAlone = new Members(inForce);
    slackAlone.begin("slack");
    assertThat(ids(slackAlone, added)).containsExactly("slack:U0ONE");
  }

  /// The members of the one platform are asked for, and people decide on the other as well.
  @Test
  void whoIsAddedComesInWhereTheirPlatformCannotBeAskedForItsMembers() {
    ProjectCatalogue inForce = new ProjectCatalogue();
    inForce.put(file("U0ONE"));
    Members serving = new Members(inForce);
    serving.serve("slack");
    assertThat(ids(serving, file("U0ONE", "U0TWO"))).containsExactly("slack:U0ONE", "slack:U0TWO");
    serving.begin("chat");
    assertThat(ids(serving, file("U0ONE", "U0TWO"))).containsExactly("slack:U0ONE", "slack:U0TWO");
  }

  /// The last of the owners has no account on Slack.
  private static ProjectDefinition withoutSlack(ProjectDefinition file) {
    List<Person> people = new ArrayList<>(Objects.requireNonNull(file.people().get("owners")));
    Person last = people.removeLast();
    people.add(
        last.with(
            last.accounts().stream()
                .filter(account -> !account.platform().equals("slack"))
                .toList()));
    return file.with(Map.of("owners", people));
  }

  private static List<String> ids(Members by, ProjectDefinition wanted) {
    ProjectDefinition present = by.present(List.of(wanted)).getFirst();
    return Objects.requireNonNull(present.people().get("owners")).stream().map(Person::id).toList();
  }

  /// As the publisher does, and what is read back.
  private List<String> publish(Members by, ProjectDefinition wanted) {
    ProjectDefinition inForce = by.present(List.of(wanted)).getFirst();
    catalogue.put(inForce);
    return Objects.requireNonNull(inForce.people().get("owners")).stream()
        .map(person -> String.valueOf(person.slack()))
        .toList();
  }

  private static Account account(String id) {
    return new Account("slack", id);
  }

  private static ProjectDefinition file(String... accounts) {
    List<Person> owners =
        Arrays.stream(accounts)
            .map(account -> new Person("slack:" + account, account, null, List.of()))
            .toList();
    return EventJson.mapper()
        .readValue(
            """
            {"project": "shop", "name": "Shop", "channel": "slack:C0TEST", "people": {},
             "environments": {}, "workload": {}, "pipeline": []}\
            """,
            ProjectDefinition.class)
        .with(Map.of("owners", owners));
  }
}
