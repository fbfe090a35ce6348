package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.delivery.Claims.Claim;
import dev.slipway.notifier.delivery.DesiredSurfaces.Desired;
import dev.slipway.notifier.surface.Card;
import dev.slipway.notifier.surface.Destination;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Text;
import dev.slipway.notifier.surface.Tone;
import dev.slipway.testing.Infrastructure;
import dev.slipway.testing.Infrastructure.Database;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Of the changes that Slack allows, those that take away buttons which no longer count go first.
class DeadButtonsFirstIT {

  private static final Cause NONE = new Cause(null, null);

  private DesiredSurfaces desired;
  private DueSurfaces due;
  private Claims claims;

  @BeforeEach
  void migrate() {
    Database database = Infrastructure.freshDatabase();
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.url(), database.user(), database.password());
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/notifier")
        .load()
        .migrate();
    JdbcClient jdbc = JdbcClient.create(source);
    DeliveryProperties properties = properties();
    RateLimits limits = new RateLimits(jdbc);
    desired = new DesiredSurfaces(new NamedParameterJdbcTemplate(source));
    due = new DueSurfaces(jdbc);
    claims =
        new Claims(
            due,
            limits,
            new Pauses(limits, properties),
            properties,
            new TransactionTemplate(new DataSourceTransactionManager(source)));
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
    Surface surface = new Surface(key, new Destination("slack", "C1"), null, card);
    desired.save(List.of(new Desired("release-" + key, version, false, surface, NONE)));
  }

  /// Nothing is refilled while the test runs.
  private static DeliveryProperties properties() {
    return new DeliveryProperties(
        1,
        Duration.ofMillis(100),
        Duration.ofMinutes(5),
        100,
        100,
        0.001,
        5,
        2,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        Duration.ZERO,
        Duration.ofSeconds(2));
  }
}
