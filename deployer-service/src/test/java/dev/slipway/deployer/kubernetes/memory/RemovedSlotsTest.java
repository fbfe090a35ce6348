package dev.slipway.deployer.kubernetes.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Requests;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemovedSlotsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void anEntryIsReadByPeopleAndGivesItsSequenceBack() {
    String entry = RemovedSlots.entry(Requests.qa("feature/ä", "i:1", 42).event(), NOW);
    assertThat(entry).isEqualTo("42 2026-01-02T03:04:05Z shop qa/branch/feature/ä");
    assertThat(RemovedSlots.sequence(entry)).isEqualTo(42);
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String entry = RemovedSlots.entry(Requests.qa("🌊".repeat(250), "i:1", 1).event(), NOW);
    assertThat(entry.codePointCount(0, entry.length())).isEqualTo(160);
    assertThat(entry).endsWith("🌊");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x 2026-01-02T03:04:05Z", "-3 y", "9999999999999999999 z"})
  void whatIsNotThereOrDamagedFencesNothing(@Nullable String entry) {
    assertThat(RemovedSlots.sequence(entry)).isZero();
  }

  @Test
  void theOldestMakeRoom() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < RemovedSlots.MOST - 1; i++) {
      entries.put(
          "k" + i, RemovedSlots.entry(Requests.live("i:1", i).event(), NOW.minusSeconds(i)));
    }
    assertThat(RemovedSlots.tooOld(entries)).isEmpty();
    entries.put("ancient", RemovedSlots.entry(Requests.live("i:1", 1).event(), Instant.EPOCH));
    entries.put("damaged", "");
    assertThat(RemovedSlots.tooOld(entries)).containsOnlyKeys("damaged", "ancient");
    assertThat(RemovedSlots.tooOld(entries).get("ancient")).isNull();
  }
}
