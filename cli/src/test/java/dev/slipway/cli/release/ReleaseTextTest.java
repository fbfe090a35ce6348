package dev.slipway.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.output.Times;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// A release and its history as people read them.
class ReleaseTextTest {

  private static final String AT = "2026-03-04T12:00:00.514143736Z";
  private static final String THERE = Times.here().at(Instant.parse(AT));

  @Test
  void aDeploymentThatWasChangedByHandIsShownAsThat() {
    assertThat(
            shown(
                """
                "drift":{"object":"deployment shop-qa","deleted":false,"correcting":false,
                  "changes":[{"field":".spec.replicas","manager":"kubectl"}]}
                """))
        .contains(
            "qa    deployed  Deployed to qa: https://qa.example.org. Since then deployment shop-qa"
                + " was changed: .spec.replicas by kubectl.");
    assertThat(
            shown(
                """
                "drift":{"object":"deployment shop-qa","deleted":true,"correcting":true}
                """))
        .contains("https://qa.example.org. Since then deployment shop-qa was deleted.");
  }

  @ParameterizedTest
  @CsvSource({
    "due, 'Deployed to qa: https://qa.example.org. It will be removed THERE, since no new build came for it.'",
    "extended, Deployed to qa: https://qa.example.org. It stays: a newer build came for it.",
    "removing, qa is being removed: no new build came for it.",
    "removed, qa was removed: no new build came for it.",
    "failed, 'qa was to be removed, since no new build came for it, and could not be: no reason was reported. – it is tried again.'"
  })
  void howADeploymentGoesIsShown(String status, String words) {
    assertThat(
            shown(
                """
                "removal":{"status":"%s","why":"expired","at":"%s","extensions":0}
                """
                    .formatted(status, AT)))
        .endsWith("qa    deployed  " + words.replace("THERE", THERE));
  }

  @Test
  void aGateWaitsForThoseWhoMayDecide() {
    assertThat(gate("\"left\":[\"ben\"],\"barred\":[\"cat\"]")).endsWith("waits for ann");
    assertThat(gate("\"left\":[\"ann\",\"ben\",\"cat\"]"))
        .endsWith("waits for nobody who may still choose");
  }

  @Test
  void whatBringsNoBuildIsNamedByItsKind() {
    ReleaseJson task =
        ReleaseJson.of(
            JsonMapper.shared()
                .readTree(
                    """
                    {"id":"shop-1","project":"shop","name":"Shop","state":"open","step":"tango",
                     "openedAt":"2026-03-01T12:00:00Z","build":null,
                     "subject":{"kind":"task","task":"deploys","id":"17","title":"Deploy the shop?"},
                     "steps":[{"kind":"dance","name":"tango"}]}
                    """));
    assertThat(ReleaseText.of(task))
        .contains("target    task Deploy the shop?")
        .endsWith(
            "tango  dance   tango is a step that this version of Slipway cannot show: dance.");
    assertThat(task.image()).isEmpty();
  }

  private static String gate(String more) {
    return ReleaseText.of(
        release(
            """
            },{"kind":"approve","name":"go","status":"open","from":["owners"],"attempt":1,
             "advisory":false,"choices":[],"votes":[],
             "people":[{"id":"ann","git":[]},{"id":"ben","git":[]},{"id":"cat","git":[]}],%s
            """
                .formatted(more),
            ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'opened, until MOMENT', 'opened, until THERE'",
    "will be removed at MOMENT, will be removed at THERE",
    "chose Close (Reason: MOMENT is too late), chose Close (Reason: MOMENT is too late)"
  })
  void momentsInAHistoryAreInThisMachinesZone(String why, String words) {
    String entry =
        """
        {"at":"2026-03-01T12:00:00Z","event":"gate-opened","step":"go","why":"%s"}
        """
            .formatted(why.replace("MOMENT", AT));
    assertThat(EventsCommand.text(release("", entry)))
        .contains(words.replace("THERE", THERE).replace("MOMENT", AT));
  }

  private static String shown(String ofDeployment) {
    return ReleaseText.of(release("," + ofDeployment, ""));
  }

  private static ReleaseJson release(String ofDeployment, String history) {
    return ReleaseJson.of(
        JsonMapper.shared()
            .readTree(
                """
                {"id":"shop-1","project":"shop","name":"Shop","state":"finished",
                 "outcome":"completed","openedAt":"2026-03-01T12:00:00Z",
                 "build":{"image":"i","type":"branch","target":"main"},
                 "steps":[{"kind":"deploy","name":"qa","status":"deployed","attempt":1,
                   "url":"https://qa.example.org"%s}],"history":[%s]}
                """
                    .formatted(ofDeployment, history)));
  }
}
