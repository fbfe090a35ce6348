package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that name the same person are the same, however they are written.
class ContributorTest {

  private static final Person DEV_A =
      new Person("dev-a", "U0DEVA", "dev-a@example.org", List.of("dev-a", "Dev A"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev-a",
        "DEV-A@EXAMPLE.ORG",
        "Dev A <dev-a@example.org>",
        "Dev A <somebody@example.net>",
        "dev-a <x@example.org>",
        "\"Dev A\" <x@example.org>",
        "Somebody <dev-a@example.org>",
        "One <one@example.org>, Dev A <x@example.org>",
        "123+dev-a@users.noreply.github.com",
        "dev-a@users.noreply.github.com",
        "X <123+Dev-A@users.noreply.github.com>",
        "dev-a\u200b",
        "\ufeffdev-a",
        "de\u00adv-a",
        "Dev\u00a0A",
        "Dev \u3164A",
        "\uff44ev-a",
        "dependabot[bot] <dev-a@example.org>"
      })
  void aPersonIsKnownHoweverTheyAreWritten(String text) {
    assertThat(DEV_A.is(author(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev-b", "dev-a2", "xdev-a@example.org", "Dev", "dev-a@example.org.example.net"})
  void nobodyElseIsTakenForThem(String text) {
    assertThat(DEV_A.is(author(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GitHub <noreply@github.com>",
        "web-flow",
        "dependabot[bot]",
        "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
        "\u200b",
        "\u3164\u3164",
        "\u00a0",
        "<>",
        ""
      })
  void theHostsOwnCommitterAndBotsAreNobody(String text) {
    assertThat(author(text).keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann-Dev",
        "ann-DEV <home@example.net>",
        "X <123+ann-dev@users.noreply.github.com>"
      })
  void aLoginAtTheSourceNamesItsOwner(String text) {
    Person ann =
        Person.of("ann", List.of(new Account("slack", "U0ANN"), new Account("github", "Ann-dev")));
    assertThat(ann.is(author(text))).isTrue();
    assertThat(ann.is(new Contributor(Contributor.Role.ACTOR, null, null, "ann-dev", null)))
        .isTrue();
    assertThat(ann.is(author("U0ANN"))).isFalse();
  }

  @Test
  void somebodyKnownByTheFileIsThatPerson() {
    assertThat(DEV_A.is(author("Old Name").as("dev-a"))).isTrue();
    assertThat(DEV_A.is(author("Old Name"))).isFalse();
  }

  @Test
  void everyPartOfABuildNamesSomebody() {
    Build build =
        BuildBuilder.builder()
            .image("i:1")
            .type(TargetType.BRANCH)
            .target("main")
            .author("Dev A")
            .build()
            .with(List.of(Contributor.of(Contributor.Role.PUSHER, "dev-b")));
    assertThat(build.everybody()).extracting(Contributor::role).contains(Contributor.Role.AUTHOR);
    assertThat(build.everybody()).anyMatch(DEV_A::is);
  }

  private static Contributor author(String text) {
    return Contributor.of(Contributor.Role.AUTHOR, text);
  }
}
