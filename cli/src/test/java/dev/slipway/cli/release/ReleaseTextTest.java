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
            "qa    deployed  https://qa.example.org; changed by hand: deployment shop-qa"
                + " (.spec.replicas by kubectl)");
    assertThat(
            shown(
                """
                "drift":{"object":"deployment shop-qa","deleted":true,"correcting":true}
                """))
        .contains("https://qa.example.org; deleted by hand: deployment shop-qa, is put right");
  }

  @ParameterizedTest
  @CsvSource({
    "due, https://qa.example.org; will be removed THERE",
    "extended, 'https://qa.example.org; stays, since a newer build came'",
    "removing, https://qa.example.org; is being removed",
    "removed, removed THERE",
    "failed, 'https://qa.example.org; could not be removed, is tried again'"
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
        .endsWith("waits for nobody: none of its people may decide");
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
