package dev.slipway.notifier.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.message.Claims.Claim;
import dev.slipway.notifier.delivery.message.DesiredSurfaces.Desired;
import dev.slipway.notifier.surface.Destination;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of the changes that Slack allows, those that take away buttons which no longer count go first.
class DeadButtonsFirstIT {

  private static final Correlation NONE = new Correlation(null, null);

  /// Nothing is refilled while the test runs.
  private static final Map<String, String> FEW =
      Map.of(
          "slipway.notifier.delivery.posts-per-second", "100",
          "slipway.notifier.delivery.post-burst", "100",
          "slipway.notifier.delivery.updates-per-minute", "0.001",
          "slipway.notifier.delivery.update-burst", "5",
          "slipway.notifier.delivery.updates-kept", "2",
          "slipway.notifier.delivery.lease", "5m");

  private DesiredSurfaces desired;
  private DueSurfaces due;
  private Claims claims;

  @BeforeEach
  void migrate() {
    Tables tables = Tables.fresh(FEW);
    desired = tables.desired();
    due = tables.due();
    claims = tables.claims();
  }

  @Test
  void deadButtonsGoBeforeWhatWaitsLonger() {
    shown("first", true);
    shown("second", true);
    wants("first", 2, true, "a vote");
    wants("second", 2, false, "decided");
    assertThat(leased().identity().key()).isEqualTo("second");
    assertThat(leased().identity().key()).isEqualTo("first");
  }

  @Test
  void someChangesAreKeptForDeadButtons() {
    for (int i = 0; i < 6; i++) {
      shown("message-" + i, true);
    }
    for (int i = 0; i < 6; i++) {
      wants("message-" + i, 2, true, "a vote");
    }
    int others = 0;
    while (claims.next() instanceof Claim.Leased) {
      others++;
    }
    assertThat(others).isEqualTo(3);
    shown("urgent", true);
    wants("urgent", 2, false, "decided");
    assertThat(leased().identity().key()).isEqualTo("urgent");
  }

  @Test
  void aPassingChangeWaitsForWhatComesOfIt() {
    shown("card", false);
    wants("card", 2, false, "deploying", true);
    assertThat(claims.next()).isInstanceOf(Claim.Nothing.class);
    wants("card", 3, false, "deployed", false);
    assertThat(leased().version()).isEqualTo(3);
  }

  @Test
  void aPassingChangeThatShowsButtonsWaitsForNothing() {
    shown("card", false);
    wants("card", 2, true, "deploying, and asking", true);
    assertThat(leased().version()).isEqualTo(2);
  }

  private Delivery leased() {
    Claim claim = claims.next();
    while (claim instanceof Claim.Postponed) {
      claim = claims.next();
    }
    assertThat(claim).isInstanceOf(Claim.Leased.class);
    return ((Claim.Leased) claim).delivery();
  }

  /// Posted, with or without buttons.
  private void shown(String key, boolean buttons) {
    wants(key, 1, buttons, "asked");
    Delivery delivery = leased();
    assertThat(delivery.identity().key()).isEqualTo(key);
    assertThat(due.delivered(delivery, "C1", "1." + key, delivery.identity().content())).isTrue();
  }

  private void wants(String key, long version, boolean buttons, String words) {
    wants(key, version, buttons, words, false);
  }

  private void wants(String key, long version, boolean buttons, String words, boolean passing) {
    Card.Action approve =
        new Card.Action("approve", "Approve", "r/g/approve/1", Card.Style.PRIMARY);
    Card card =
        new Card(
            key,
            Tone.ASKING,
            List.of(Text.of(words)),
            List.of(),
            buttons ? List.of(approve) : List.of(),
            List.of());
    Surface surface = new Surface(key, new Destination("slack", "C1"), null, card, passing);
    desired.save(List.of(new Desired("release-" + key, version, false, surface, NONE)));
  }
}
