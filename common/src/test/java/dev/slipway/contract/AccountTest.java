package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.EarlierAccounts;
import dev.slipway.contract.people.Person;
import dev.slipway.messaging.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// People have accounts on any platform, and every version finds those that it knows.
class AccountTest {

  private static final Account SLACK = new Account("slack", "U0QA1");
  private static final Account TEAMS = new Account("teams", "5f0c:x");

  @Test
  void anAccountIsWrittenAsPlatformAndId() {
    assertThat(TEAMS).hasToString("teams:5f0c:x");
    assertThat(Account.parse("teams:5f0c:x")).isEqualTo(TEAMS);
    assertThat(EventJson.mapper().writeValueAsString(TEAMS)).isEqualTo("\"teams:5f0c:x\"");
    assertThat(EventJson.mapper().readValue("\"teams:5f0c:x\"", Account.class)).isEqualTo(TEAMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "U0QA1", ":U0QA1", "slack:"})
  void anythingElseIsNoAccount(String text) {
    assertThatThrownBy(() -> Account.parse(text)).hasMessageContaining("write platform:id");
  }

  @Test
  void whatAnEarlierVersionWroteHasAccounts() {
    Person person = read("{'id': 'qa-one', 'slack': 'U0QA1', 'git': []}", Person.class);
    assertThat(person.accounts()).containsExactly(SLACK);
    Actor actor = read("{'person': 'qa-one', 'slack': 'U0QA1'}", Actor.class);
    assertThat(actor.accounts()).containsExactly(SLACK);
    assertThat(actor.through()).isNull();
    assertThat(read("{'person': 'api:operator'}", Actor.class).accounts()).isEmpty();
  }

  @Test
  void anEarlierVersionFindsWhoIsWrittenWithAccounts() {
    Person person = Person.of("qa-one", List.of(TEAMS, SLACK));
    assertThat(tree(person).path("slack").asString()).isEqualTo("U0QA1");
    assertThat(tree(Actor.of(person, TEAMS)).path("slack").asString()).isEqualTo("U0QA1");
    assertThat(tree(Person.of("qa-two", List.of(TEAMS))).has("slack")).isFalse();
  }

  @Test
  void whatAnEarlierVersionWroteEqualsWhatThisOneWrites() {
    Person person = Person.of("qa-one", List.of(SLACK));
    assertThat(read("{'id': 'qa-one', 'slack': 'U0QA1', 'git': []}", Person.class))
        .isEqualTo(person);
    assertThat(EventJson.mapper().treeToValue(tree(person), Person.class)).isEqualTo(person);
  }

  @Test
  void rowsNameAnAccountAsEveryVersionFindsIt() {
    assertThat(EarlierAccounts.key(SLACK)).isEqualTo("U0QA1");
    assertThat(EarlierAccounts.key(TEAMS)).isEqualTo("teams:5f0c:x");
    assertThat(Person.of("qa-one", List.of(TEAMS, SLACK)).key()).isEqualTo("U0QA1");
    assertThat(Person.of("qa-one", List.of(TEAMS)).key()).isEqualTo("qa-one");
  }

  @Test
  void twoAreOnePersonByTheirEntryOrAnAccount() {
    Person entry = Person.of("qa-one", List.of(SLACK, TEAMS));
    assertThat(entry.isSame(Person.of("teams:5f0c:x", List.of(TEAMS)))).isTrue();
    assertThat(entry.isSame(Person.of("qa-one", List.of()))).isTrue();
    assertThat(entry.isSame(Person.of("qa-two", List.of(new Account("slack", "U0QA2"))))).isFalse();
    assertThat(Actor.stranger(TEAMS).isSame(entry)).isTrue();
  }

  @Test
  void anActorIsShownByTheAccountTheyActedThrough() {
    Account other = new Account("slack", "U0OTHER");
    Actor actor = Actor.of(Person.of("qa-one", List.of(SLACK, other, TEAMS)), other);
    assertThat(actor.on("slack")).contains(other);
    assertThat(actor.on("teams")).contains(TEAMS);
    assertThat(actor.isStranger()).isFalse();
    assertThat(Actor.stranger(TEAMS).isStranger()).isTrue();
  }

  private static <T> T read(String json, Class<T> type) {
    return EventJson.mapper().readValue(json.replace('\'', '"'), type);
  }

  private static JsonNode tree(Object value) {
    return EventJson.mapper().valueToTree(value);
  }
}
