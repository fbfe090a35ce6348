package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A project with several conversations.
class SeveralChannelsTest {

  private static final String OPS = "slack:C0OPS";
  private static final Releases ALONE =
      Releases.opened("test-abcdefghij")
          .deployedToQa()
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("go-live", GateStatus.PASSED)
          .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1);
  private static final List<Surface> BOTH = Surfaces.of(ALONE.alsoIn(OPS).snapshot());

  @Test
  void eachChannelHasTheMessagesOfTheFirst() {
    List<Surface> first = in("C0TEST");
    List<Surface> further = in("C0OPS");
    assertThat(first).isNotEmpty();
    assertThat(further)
        .extracting(Surface::card)
        .isEqualTo(first.stream().map(Surface::card).toList());
    assertThat(further)
        .extracting(Surface::key)
        .contains("summary@channel:slack:C0OPS", "production@channel:slack:C0OPS")
        .doesNotContainAnyElementsOf(first.stream().map(Surface::key).toList());
  }

  @Test
  void aFurtherChannelChangesNoKeyOfTheOthers() {
    assertThat(BOTH.stream().filter(surface -> !surface.destination().address().equals("C0OPS")))
        .extracting(Surface::key)
        .isEqualTo(Surfaces.of(ALONE.snapshot()).stream().map(Surface::key).toList());
  }

  @Test
  void aReplyIsBelowTheMessageOfItsOwnChannel() {
    assertThat(BOTH.stream().filter(surface -> surface.threadOf() != null))
        .isNotEmpty()
        .allSatisfy(reply ->
            assertThat(BOTH)
                .filteredOn(surface -> surface.key().equals(reply.threadOf()))
                .extracting(Surface::destination)
                .containsExactly(reply.destination()));
  }

  @Test
  void aLossIsToldInEachChannelOfItsRelease() {
    ReleaseSnapshot release = ALONE.alsoIn(OPS).snapshot();
    InputLost lost =
        new InputLost("test", release.id(), release, null, "x", "slipway.builds-3@17", "too large");
    assertThat(LossReply.of(lost, "e1"))
        .extracting(Surface::threadOf)
        .containsExactly("summary@channel", "summary@channel:slack:C0OPS");
  }

  @Test
  void aPersonIsWrittenToOnThePlatformOfTheFirstChannelTheyHave() {
    Destination teams = new Destination("teams", "19:x");
    Destination slack = new Destination("slack", "C0TEST");
    Person both = Person.of("ann", List.of(new Account("teams", "a"), new Account("slack", "U1")));
    Person one = Person.of("ben", List.of(new Account("slack", "U2")));
    assertThat(Destination.of(both, List.of(slack, teams), _ -> true))
        .contains(new Destination("slack", "U1"));
    assertThat(Destination.of(both, List.of(teams, slack), _ -> true))
        .contains(new Destination("teams", "a"));
    assertThat(Destination.of(one, List.of(teams, slack), _ -> true))
        .contains(new Destination("slack", "U2"));
    assertThat(Destination.of(one, List.of(teams), _ -> true))
        .contains(new Destination("slack", "U2"));
  }

  @Test
  void nobodyIsWrittenToWhereNobodySends() {
    Predicate<String> slackAlone = "slack"::equals;
    List<Destination> teams = List.of(new Destination("teams", "19:x"));
    List<Destination> slack = List.of(new Destination("slack", "C0TEST"));
    Account login = new Account("github", "ann");
    Account member = new Account("slack", "U1");
    Account other = new Account("teams", "a");
    assertThat(Destination.of(Person.of("ann", List.of(login)), slack, slackAlone)).isEmpty();
    assertThat(Destination.of(Person.of("ann", List.of(login, member)), teams, slackAlone))
        .contains(new Destination("slack", "U1"));
    assertThat(Destination.of(Person.of("ann", List.of(other, member)), teams, slackAlone))
        .contains(new Destination("slack", "U1"));
  }

  /// So that the messages that nobody sends can be counted.
  @Test
  void whoCannotBeAskedHasAMessageAllTheSame() {
    Predicate<String> chatAlone = "chat"::equals;
    assertThat(Surfaces.of(ALONE.snapshot(), chatAlone)).isEqualTo(Surfaces.of(ALONE.snapshot()));
  }

  private static List<Surface> in(String address) {
    return BOTH.stream().filter(s -> s.destination().address().equals(address)).toList();
  }
}
