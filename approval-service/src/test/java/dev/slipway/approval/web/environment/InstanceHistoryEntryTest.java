package dev.slipway.approval.web.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Decision.OfInstance;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.SlotBuilder;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.release.jpa.InstanceEventRow;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The API's form of an instance's history: its names are a contract with programs.
class InstanceHistoryEntryTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Slot.Live LIVE = new Slot.Live("shop-1", "shop-2", 7, AT);

  static Stream<Arguments> entries() {
    Slot slot =
        SlotBuilder.builder()
            .key("live")
            .sequence(8)
            .holder("shop-3")
            .waiting(List.of("shop-4"))
            .live(List.of(LIVE))
            .build();
    return Stream.of(
        Arguments.of(
            new InstanceEvent.Adopted(slot, AT),
            "adopted",
            "the history begins here, after request 8, with shop-2 live, 1 waiting"),
        Arguments.of(new InstanceEvent.Queued("shop-3", AT), "queued", "waits for its turn"),
        Arguments.of(new InstanceEvent.Left("shop-3", AT), "left", "waits no more"),
        Arguments.of(
            new InstanceEvent.Granted("shop-3", 8, AT), "granted", "it is its turn, request 8"),
        Arguments.of(new InstanceEvent.Held(AT), "held", "a phase has ended, the next one follows"),
        Arguments.of(
            new InstanceEvent.Aborting(9, AT),
            "aborting",
            "what its phases brought is taken away, request 9"),
        Arguments.of(new InstanceEvent.Freed(AT), "freed", "is done, and nobody waits"),
        Arguments.of(
            new InstanceEvent.WentLive(LIVE, AT),
            "went-live",
            "is live, request 7, with the build of shop-1"),
        Arguments.of(
            new InstanceEvent.Overwritten(AT),
            "overwritten",
            "has failed in the place of what is live"),
        Arguments.of(
            new InstanceEvent.LifetimeSet(new Stay("shop-3", null, Removal.Why.MERGED, 0), AT),
            "lifetime-set",
            "is to be removed (merged)"),
        Arguments.of(
            new InstanceEvent.Removing("shop-3", 9, AT), "removing", "is removed, request 9"),
        Arguments.of(new InstanceEvent.Emptied(AT), "emptied", "nothing is left of it"),
        Arguments.of(
            new InstanceEvent.Drifted(new Drift("deployment shop", true, List.of(), false), AT),
            "drifted",
            "deployment shop was deleted"),
        Arguments.of(
            new InstanceEvent.DriftEnded(AT), "drift-ended", "it is as it was deployed again"));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anEntrySaysWhenWhatOfWhichReleaseAndWhy(InstanceEvent event, String name, String why) {
    InstanceEventRow row =
        new InstanceEventRow("shop/live", 4, new OfInstance("live", event, "shop-3", slot()));
    String json = JSON.writeValueAsString(InstanceHistoryEntry.of(row));
    assertThat(JSON.readTree(json))
        .isEqualTo(
            JSON.readTree(
                """
                {"version":4,"at":"2026-03-01T12:00:00Z","event":"%s","release":"shop-3","why":"%s"}\
                """
                    .formatted(name, why)));
  }

  private static Slot slot() {
    return Slot.unused("live");
  }
}
