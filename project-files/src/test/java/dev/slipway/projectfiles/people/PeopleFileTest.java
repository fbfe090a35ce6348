package dev.slipway.projectfiles.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.projectfiles.document.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// People have accounts on any platform, and an account belongs to one of them.
class PeopleFileTest {

  private static final String ENTRA = "5f0c0de0-1234-4abc-8def-0123456789ab";

  private static People read(String text) {
    return People.read("people.yaml", text);
  }

  @Test
  void aPersonHasAccountsOnSeveralPlatforms() {
    People people =
        read("ann: {slack: U0ANN, teams: %s, github: [ann, ann-bot]}\n".formatted(ENTRA));
    assertThat(people.problems()).isEmpty();
    Person ann = people.find("ann").orElseThrow();
    assertThat(ann.accounts())
        .containsExactlyInAnyOrder(
            new Account("slack", "U0ANN"),
            new Account("teams", ENTRA),
            new Account("github", "ann"),
            new Account("github", "ann-bot"));
  }

  @Test
  void anAccountMeansItsEntryAndElseAPersonOfItsOwn() {
    People people = read("ann: {slack: U0ANN, teams: %s}\n".formatted(ENTRA));
    assertThat(people.find("teams:" + ENTRA).orElseThrow().id()).isEqualTo("ann");
    assertThat(people.find("slack:U0ANN").orElseThrow().id()).isEqualTo("ann");
    assertThat(people.find("slack:U0BEN"))
        .contains(Person.of("slack:U0BEN", List.of(new Account("slack", "U0BEN"))));
    assertThat(people.find("teams:ann")).isEmpty();
    assertThat(people.find("irc:ann")).isEmpty();
  }

  @Test
  void whatLooksLikeANumberIsReadAsItIsWritten() {
    People people = read("ann: {oidc: 0123, github: [0755, yes], git: [007, 1e3, on]}\n");
    assertThat(people.problems()).isEmpty();
    Person ann = people.find("ann").orElseThrow();
    assertThat(ann.accounts())
        .extracting(Account::toString)
        .containsExactlyInAnyOrder("oidc:0123", "github:0755", "github:yes");
    assertThat(ann.git()).containsExactly("007", "1e3", "on");
  }

  @Test
  void aLoginIsTheSameInAnyCase() {
    People people = read("ann: {github: Ann-Dev}\n");
    assertThat(people.find("github:ANN-dev").orElseThrow().id()).isEqualTo("ann");
  }

  @Test
  void anAccountOfALeftOutEntryIsNobodys() {
    People people = read("ann: {slack: U0ANN, teams: wrong}\n");
    assertThat(people.find("slack:U0ANN")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a: {github: x}; b: {github: x}|'a' has the same GitHub login x",
        "a: {github: Ann}; b: {github: aNN}|'a' has the same GitHub login ann",
        "a: {teams: U0X}|no Entra object id: U0X",
        "a: {slack: {id: U0X}}|'slack' must be a text or a list of texts",
        "a: {git: [[x]]}|'git' must be a text or a list of texts",
        "a: {email: {work: x}}|'email' must be a text or a list of texts",
        "a: {email: [x, y]}|'email' must be one address",
        "a: {slak: U0X}|unknown field 'slak'; people have email, git, and accounts on github, oidc,"
            + " slack, teams"
      })
  void aWrongAccountIsSaid(String text, String problem) {
    assertThat(read(text.replace("; ", "\n")).problems())
        .extracting(Problem::toString)
        .anySatisfy(said -> assertThat(said).contains(problem));
  }

  @ParameterizedTest
  @MethodSource("fieldsWithoutValue")
  void aFieldWithoutAValueIsRefusedWithItsLine(String field, String none) {
    People people = read("ann:\n  # of the shop\n  %s: %s\n".formatted(field, none));
    assertThat(people.problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith("people.yaml:3: '" + field + "': there is no value here");
    assertThat(people.all()).isEmpty();
  }

  static Stream<Arguments> fieldsWithoutValue() {
    return Stream.concat(Stream.of("email", "git"), AccountPlatforms.names().stream())
        .flatMap(field ->
            Stream.of("", "~", "null", "Null", "NULL", "[~]", "''")
                .map(none -> Arguments.of(field, none)));
  }

  @Test
  void aQuotedNullIsAText() {
    assertThat(read("ann: {github: 'null'}\n").find("github:null").orElseThrow().id())
        .isEqualTo("ann");
  }
}
