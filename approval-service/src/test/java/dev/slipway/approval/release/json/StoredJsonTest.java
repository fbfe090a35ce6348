package dev.slipway.approval.release.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.World;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.SlotBuilder;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.wait.WaitEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stored form of the core's values, held against files. A golden file is added, never edited:
/// rows that were written with it are still there. `-Dslipway.goldens.write=true` writes those that
/// are missing.
class StoredJsonTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private final StoredJson json = new StoredJson(new KnownDefinitions());

  static Stream<RecordedEvent> events() {
    return StoredSamples.events().stream();
  }

  static Stream<Map.Entry<String, Release>> states() {
    return StoredSamples.states().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsItsGoldenFileSaysAndReadsBack(RecordedEvent event) throws IOException {
    String name = StoredJson.nameOf(event);
    String stored = golden("event." + current(name, "opened"), json.write(event));
    assertThat(json.write(event)).isEqualTo(stored);
    assertThat(json.event(stored, new Release.Absent())).isEqualTo(event);
    assertThat(stored).startsWith("{\"type\":\"" + name + "\"");
  }

  @ParameterizedTest
  @MethodSource("openings")
  void whatAReleaseIsAboutAndWhatOpenedItAreStoredWithIt(Map.Entry<String, RecordedEvent> opening)
      throws IOException {
    RecordedEvent event = opening.getValue();
    String stored = golden("event.opened." + opening.getKey(), json.write(event));
    assertThat(json.write(event)).isEqualTo(stored);
    assertThat(json.event(stored, new Release.Absent())).isEqualTo(event);
    Release release = Evolution.evolve(new Release.Absent(), event);
    assertThat(json.release(json.write(release))).isEqualTo(release);
  }

  static Stream<Map.Entry<String, RecordedEvent>> openings() {
    return StoredSamples.openings().entrySet().stream();
  }

  @Test
  void answersAndWhereAVoteWasTypedAreStoredWithIt() throws IOException {
    RecordedEvent event = StoredSamples.answered();
    assertThat(json.write(event)).isEqualTo(golden("event.vote-cast.answered", json.write(event)));
    assertThat(json.event(json.write(event), new Release.Absent())).isEqualTo(event);
  }

  @Test
  void whoseVoteItWasIsStoredWithIt() throws IOException {
    RecordedEvent event = StoredSamples.onBehalf();
    assertThat(json.write(event)).isEqualTo(golden("event.vote-cast.delegated", json.write(event)));
    assertThat(json.event(json.write(event), new Release.Absent())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("states")
  void aStateIsStoredAsItsGoldenFileSaysAndReadsBack(Map.Entry<String, Release> state)
      throws IOException {
    String stored = golden("state." + state.getKey() + ".reaching", json.write(state.getValue()));
    assertThat(json.write(state.getValue())).isEqualTo(stored);
    assertThat(json.release(stored)).isEqualTo(state.getValue());
  }

  @Test
  void aReleaseWhoseGatesReachNobodyElseIsStillRead() throws IOException {
    for (Map.Entry<String, Release> state : StoredSamples.statesWithoutReach().entrySet()) {
      json.write(state.getValue());
      assertThat(json.release(golden("state." + state.getKey() + ".referring", "")))
          .isEqualTo(state.getValue());
    }
  }

  @Test
  void aReleaseThatHoldsItsDefinitionInPlaceIsStillRead() throws IOException {
    for (Map.Entry<String, Release> state : StoredSamples.statesWithoutReach().entrySet()) {
      assertThat(json.release(golden("state." + state.getKey(), ""))).isEqualTo(state.getValue());
    }
    RecordedEvent opened =
        events().filter(RecordedEvent.Opened.class::isInstance).findFirst().orElseThrow();
    assertThat(json.event(golden("event.opened", ""), new Release.Absent())).isEqualTo(opened);
  }

  /// `golden/bare` has what the version before accounts stored.
  @Test
  void whatNamesPeopleByBareIdsIsStillRead() throws IOException {
    StoredSamples.events().forEach(json::write);
    StoredSamples.states().values().forEach(json::write);
    try (Stream<Path> files = Files.list(GOLDEN.resolve("bare"))) {
      for (Path file : files.toList()) {
        String before = Files.readString(file);
        String now = Files.readString(GOLDEN.resolve(file.getFileName()));
        assertThat(before).as(file.toString()).doesNotContain("accounts");
        if (file.getFileName().toString().startsWith("event.")) {
          assertThat(json.event(before, new Release.Absent()))
              .as(file.toString())
              .isEqualTo(json.event(now, new Release.Absent()));
        } else {
          assertThat(json.release(before)).as(file.toString()).isEqualTo(json.release(now));
        }
      }
    }
  }

  @Test
  void howFarADeploymentIsIsStoredWithIt() throws IOException {
    Release release = StoredSamples.deploying();
    assertThat(json.write(release)).isEqualTo(golden("state.deploying", json.write(release)));
    assertThat(json.release(json.write(release))).isEqualTo(release);
  }

  @Test
  void whatADeploymentWaitsForIsStoredWithIt() {
    RecordedEvent waits =
        new DeploymentEvent.Progressed("production", 7, 1, 2, "a webhook is down", Instant.EPOCH);
    assertThat(json.event(json.write(waits), new Release.Absent())).isEqualTo(waits);
  }

  @Test
  void howADeploymentHasDriftedIsStoredWithIt() throws IOException {
    Release release = StoredSamples.drifted();
    assertThat(json.write(release)).isEqualTo(golden("state.drifted", json.write(release)));
    assertThat(json.release(json.write(release))).isEqualTo(release);
  }

  @Test
  void whatReachesADeploymentIsStoredWithIt() throws IOException {
    RecordedEvent event = StoredSamples.shared();
    assertThat(json.write(event))
        .isEqualTo(golden("event.deployment-succeeded.shared", json.write(event)));
    assertThat(json.event(json.write(event), new Release.Absent())).isEqualTo(event);
    Release release = StoredSamples.sharing();
    assertThat(json.write(release)).isEqualTo(golden("state.sharing", json.write(release)));
    assertThat(json.release(json.write(release))).isEqualTo(release);
  }

  @Test
  void howADeploymentGoesIsStoredWithIt() throws IOException {
    Release release = StoredSamples.leaving();
    assertThat(json.write(release)).isEqualTo(golden("state.leaving", json.write(release)));
    assertThat(json.release(json.write(release))).isEqualTo(release);
  }

  @Test
  void aSlotIsStoredAsItsGoldenFileSaysAndReadsBack() throws IOException {
    isAsItsGoldenFile("slot.removing", StoredSlotSamples.removing());
    isAsItsGoldenFile("slot.failed", StoredSlotSamples.failed());
    isAsItsGoldenFile("slot.drifted", StoredSlotSamples.drifted());
  }

  @Test
  void theNewestBuildsAreStoredAsTheirGoldenFileSaysAndReadBack() throws IOException {
    NewestBuilds newest = StoredSlotSamples.newest();
    assertThat(StoredJson.write(newest)).isEqualTo(golden("newest", StoredJson.write(newest)));
    assertThat(StoredJson.newest(StoredJson.write(newest))).isEqualTo(newest);
  }

  private static void isAsItsGoldenFile(String name, Slot slot) throws IOException {
    assertThat(StoredJson.write(slot)).isEqualTo(golden(name, StoredJson.write(slot)));
    assertThat(StoredJson.slot(StoredJson.write(slot))).isEqualTo(slot);
  }

  @Test
  void aSlotOfBeforeInstancesWentIsStillRead() {
    Slot slot = StoredJson.slot("{\"key\":\"staging\",\"sequence\":3,\"waiting\":[]}");
    assertThat(slot).isEqualTo(SlotBuilder.builder().key("staging").sequence(3).build());
  }

  @Test
  void whatALaterVersionAddsToASlotIsIgnored() {
    Slot slot = StoredJson.slot("{\"key\":\"staging\",\"sequence\":3,\"later\":{\"a\":[1]}}");
    assertThat(slot).isEqualTo(SlotBuilder.builder().key("staging").sequence(3).build());
  }

  /// The golden file of today: what once held a definition in place now refers to it.
  private static String current(String name, String changed) {
    return name.equals(changed) ? name + ".referring" : name;
  }

  /// Those of waits are stored as those of gates, which StoredWaitsTest holds.
  @Test
  void everyKindOfEventHasASample() {
    assertThat(StoredSamples.events().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            World.kinds(RecordedEvent.class)
                .filter(kind -> !WaitEvent.class.isAssignableFrom(kind))
                .toList());
  }

  @Test
  void everyKindOfStepStateIsInASample() {
    String all =
        String.join("", StoredSamples.states().values().stream().map(json::write).toList());
    for (Class<?> root : List.of(Deployment.class, Gate.class)) {
      String field = root == Gate.class ? "gate" : "deployment";
      assertThat(Arrays.stream(root.getPermittedSubclasses()))
          .allSatisfy(type ->
              assertThat(all)
                  .contains(
                      "\"%s\":{\"type\":\"%s\""
                          .formatted(field, type.getSimpleName().toLowerCase(Locale.ROOT))));
    }
  }

  private static String golden(String name, String written) throws IOException {
    Path file = GOLDEN.resolve(name + ".json");
    if (Boolean.getBoolean("slipway.goldens.write") && Files.notExists(file)) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, written + "\n");
    }
    return Files.readString(file).strip();
  }
}
