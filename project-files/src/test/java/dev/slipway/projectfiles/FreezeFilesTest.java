package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.Freeze;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Project files that name times in which nothing is deployed.
class FreezeFilesTest {

  private static final String WINDOW = "{cron: \"0 16 * * FRI\", for: 64h}";

  private static final String FILE =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: [slack:U0ONE], qa: [slack:U0QA]}
      environments:
        live:
          namespace: shop
          freeze:
            override: owners
            windows:
              - {cron: "0 16 * * FRI", for: 64h}
      pipeline:
        - {approve: check, from: qa}
        - {deploy: live}
      """;

  @Test
  void aDeploymentToAnEnvironmentWithAFreezeIsPrecededByAGateThatTheFreezeEnds() {
    List<Step> pipeline = shop(FILE).pipeline();
    assertThat(pipeline).extracting(Step::name).containsExactly("check", "live-freeze", "live");
    Step.Approve gate = (Step.Approve) pipeline.get(1);
    assertThat(gate.from()).containsExactly("owners");
    assertThat(gate.require()).isEqualTo(new Step.Require.Any());
    assertThat(gate.veto()).isFalse();
    assertThat(gate.expires()).isNull();
    assertThat(gate.holds())
        .isEqualTo(
            new Step.Hold.Frozen(
                "live",
                List.of(
                    new Freeze.Cron(
                        null, ZoneId.of("UTC"), "0 16 * * FRI", Duration.ofHours(64)))));
    Step.Choice override = gate.choices().getFirst();
    assertThat(gate.choices()).hasSize(1);
    assertThat(override.id()).isEqualTo("override");
    assertThat(override.questions())
        .singleElement()
        .matches(question -> question.id().equals(Question.REASON) && question.required());
  }

  @Test
  void withoutOverrideNobodyMayDeployInAFreeze() {
    Step.Approve gate =
        (Step.Approve) shop(FILE.replace("      override: owners\n", "")).pipeline().get(1);
    assertThat(gate.from()).isEmpty();
  }

  @Test
  void aWindowRecursOrComesOnceAndHasTheNearestZone() {
    String windows =
        """
        {name: Weekend, cron: "0 16 * * fri", for: 64h}
                - {rrule: "FREQ=MONTHLY;BYDAY=-1FR", from: "2026-01-30T12:00", for: 4h, zone: Asia/Tokyo}
                - {name: Holidays, from: "2026-12-20T00:00", until: "2027-01-07T08:00"}
        """;
    String file =
        FILE.replace(WINDOW, windows.strip())
            .replace("freeze:", "freeze:\n      zone: Europe/Rome");
    assertThat(windows(file))
        .containsExactly(
            new Freeze.Cron(
                "Weekend", ZoneId.of("Europe/Rome"), "0 16 * * fri", Duration.ofHours(64)),
            new Freeze.Recurring(
                null,
                ZoneId.of("Asia/Tokyo"),
                "FREQ=MONTHLY;BYDAY=-1FR",
                LocalDateTime.of(2026, 1, 30, 12, 0),
                Duration.ofHours(4)),
            new Freeze.Once(
                "Holidays",
                ZoneId.of("Europe/Rome"),
                LocalDateTime.of(2026, 12, 20, 0, 0),
                LocalDateTime.of(2027, 1, 7, 8, 0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{cron: \"0 * 1-27 * *\", for: 90m}",
        "{rrule: FREQ=DAILY;COUNT=30, from: \"2026-02-01T00:00\", for: 48h}",
        "{cron: \"0 0 29 2 *\", for: 24h}"
      })
  void aWindowThatEndsSometimeIsTaken(String window) {
    assertThat(windows(FILE.replace(WINDOW, window))).hasSize(1);
  }

  @Test
  void timesNeedNoQuotes() {
    assertThat(windows(FILE.replace(WINDOW, "{from: 2026-12-20T00:00, until: 2027-01-07T08:00}")))
        .containsExactly(
            new Freeze.Once(
                null,
                ZoneId.of("UTC"),
                LocalDateTime.of(2026, 12, 20, 0, 0),
                LocalDateTime.of(2027, 1, 7, 8, 0)));
  }

  @Test
  void theZoneIsThatOfTheProjectsHoursWhereTheFreezeHasNone() {
    assertThat(windows(FILE + "hours: {zone: Europe/Berlin}\n"))
        .extracting(Freeze::zone)
        .containsExactly(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void aFreezeOfAnEnvironmentThatIsNotDeployedToIsReadAndBringsNothing() {
    String file =
        FILE.replace("environments:", "environments:\n  other: {namespace: other}")
            .replace("deploy: live", "deploy: other");
    assertThat(shop(file).pipeline()).extracting(Step::name).containsExactly("check", "other");
    assertThat(problems(file.replace("64h", "400d"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "override: owners|override: ownerz|:8: environments.live.freeze.override: unknown group 'ownerz'; groups here are owners, qa",
        "override: owners|zone: Berlin|:8: environments.live.freeze.zone: unknown time zone 'Berlin'; zones are called like Europe/Berlin or UTC",
        "for: 64h|for: 64h, zone: Mars|:10: environments.live.freeze.windows[0].zone: unknown time zone 'Mars'",
        "0 16 * * FRI|0 16 * *|:10: environments.live.freeze.windows[0].cron: no cron expression of five fields, such as \"0 16 * * FRI\": Cron expression contains 4 parts",
        "0 16 * * FRI|61 * * * *|:10: environments.live.freeze.windows[0].cron: no cron expression of five fields, such as \"0 16 * * FRI\": Failed to parse cron expression. Value 61 not in range [0, 59]",
        "0 16 * * FRI|0 0 31 2 *|:10: environments.live.freeze.windows[0].cron: never begins",
        "for: 64h|for: 367d|:10: environments.live.freeze.windows[0].for: is longer than 366d",
        "for: 64h|for: 168h|:10: environments.live.freeze.windows[0].cron: begins again each time before it has ended",
        "0 16 * * FRI|0 * * * *|:10: environments.live.freeze.windows[0].cron: begins again each time before it has ended",
        "for: 64h|for: soon|:10: environments.live.freeze.windows[0].for: 'soon' is not a duration",
        "for: 64h|fro: 64h|:10: environments.live.freeze.windows[0]: unknown key 'fro'; did you mean",
        ", for: 64h|''|:10: environments.live.freeze.windows[0]: this is not a window: it needs {cron, for}, {rrule, from, for} or {from, until}",
        "for: 64h|for: 64h, rrule: FREQ=DAILY|:10: environments.live.freeze.windows[0]: this is not a window",
        "for: 64h|for: 64h, from: \"2026-01-01T00:00\"|:10: environments.live.freeze.windows[0]: this is not a window",
      })
  void whatIsWrongIsSaidWithItsPlaceAndAWayOut(String from, String to, String expected) {
    assertThat(problems(FILE.replace(from, to)))
        .singleElement()
        .asString()
        .startsWith("projects/shop.yaml" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: \"2026-01-02T00:00\", until: \"2026-01-02T00:00\"}|.until: is not after 'from'",
        "{from: \"2026-02-30T00:00\", until: \"2026-03-02T00:00\"}|.from: '2026-02-30T00:00' is no day and time of the calendar",
        "{from: \"2026-02-01\", until: \"2026-03-02T00:00\"}|.from: '2026-02-01' is not a date and a time, such as",
        "{rrule: FREQ=MONTLY, from: \"2026-02-01T00:00\", for: 1h}|.rrule: no recurrence rule, such as \"FREQ=MONTHLY;BYDAY=-1FR\": Unknown FREQ value MONTLY",
        "{rrule: FREQ=DAILY;BYDAYS=FR, from: \"2026-02-01T00:00\", for: 1h}|.rrule: no recurrence rule",
        "{rrule: FREQ=DAILY;UNTIL=20261231T000000Z, from: \"2026-02-01T00:00\", for: 1h}|.rrule: UNTIL is a date and time of the zone's clocks: UNTIL=20261231T235959, without Z",
        "{rrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, from: \"2026-02-01T00:00\", for: 1h}|.rrule: never begins",
        "{from: \"2026-01-01T00:00\", until: \"2099-01-01T00:00\"}|.until: is longer than 366d",
        "{rrule: FREQ=DAILY, from: \"2026-02-01T00:00\", for: 24h}|.rrule: begins again each time before it has ended",
        "{rrule: \"FREQ=DAILY;BYMINUTE=1,2\", from: \"2026-02-01T00:00\", for: 1h}|.rrule: a freeze begins once an hour at most",
        "{rrule: FREQ=MINUTELY, from: \"2026-02-01T00:00\", for: 1h}|.rrule: a freeze begins once an hour at most",
        "{rrule: FREQ=DAILY, from: \"2026-02-30T00:00\", for: 1h}|.from: '2026-02-30T00:00' is no day and time of the calendar",
        "{rrule: FREQ=DAILY, from: \"0001-02-01T00:00\", for: 1h}|.rrule: begins before 1970",
        "{rrule: FREQ=HOURLY;INTERVAL=2147483647, from: \"2026-02-01T00:00\", for: 1h}|.rrule: INTERVAL is 10000 at most",
        "{rrule: FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29, from: \"2024-02-29T00:00\", for: 30m}|.rrule: begins again so late that it is not found",
      })
  void aWindowWithTimesThatCannotBeIsRefused(String window, String expected) {
    assertThat(problems(FILE.replace(WINDOW, window)))
        .singleElement()
        .asString()
        .startsWith("projects/shop.yaml:10: environments.live.freeze.windows[0]" + expected);
  }

  @Test
  void aGateOfTheFileCannotBeCalledAsTheFreezesGate() {
    assertThat(problems(FILE.replace("approve: check", "approve: live-freeze")))
        .containsExactly(
            "projects/shop.yaml:13: pipeline[1]: 'live-freeze' is already a step; names are unique in"
                + " a pipeline, and 'deploy: live' brings a step 'live-freeze' with it");
  }

  private static List<Freeze> windows(String file) {
    Step.Approve gate = (Step.Approve) shop(file).pipeline().get(1);
    return ((Step.Hold.Frozen) Objects.requireNonNull(gate.holds())).freezes();
  }

  private static ProjectDefinition shop(String file) {
    Loaded loaded = read(file);
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }

  private static List<String> problems(String file) {
    return read(file).problems().stream().map(Problem::toString).toList();
  }

  private static Loaded read(String file) {
    return Loaded.from(new Folder("projects", Map.of("shop.yaml", file), Map.of(), ""));
  }
}
