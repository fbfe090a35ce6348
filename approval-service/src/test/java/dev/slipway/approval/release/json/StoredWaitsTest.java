package dev.slipway.approval.release.json;

import static dev.slipway.approval.TestProject.NOON;
import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.approval.TimerFired.About;
import dev.slipway.contract.project.Freeze;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Waits in the stored form of the version before, which had gates with a condition.
class StoredWaitsTest {

  private static final String RELEASE = "test-aaaaaaaaaa";
  private static final String NEWER = "test-bbbbbbbbbb";

  private final StoredJson json = new StoredJson(new KnownDefinitions());

  /// A release that waited in a freeze and for a hold, and a newer one that ended while it waited.
  private static World world() {
    World world =
        new World(
            gate("production-freeze")
                .from("owners")
                .choices(new Choice("override", "Deploy anyway", Effect.PASS))
                .holds(
                    new Step.Hold.Frozen(
                        "production",
                        List.of(
                            new Freeze.Once(
                                "Sale",
                                ZoneOffset.UTC,
                                LocalDateTime.parse("2026-11-20T08:00"),
                                LocalDateTime.parse("2026-11-20T20:00")))))
                .step(),
            new Step.Deploy("production", new Phase.Share(10)),
            gate("production-10-hold")
                .from("owners")
                .veto()
                .choices(
                    new Choice("go-on", "Go on", Effect.PASS),
                    new Choice("abort", "Abort", Effect.REJECT))
                .expires(Duration.ofMinutes(10))
                .holds(new Step.Hold.Time())
                .step(),
            new Step.Deploy("production", new Phase.Whole()),
            deploy("staging"));
    world.build(RELEASE);
    world.click(OWNER_ONE, RELEASE, "production-freeze/override");
    world.succeed(RELEASE, "production");
    world.fire(About.EXPIRY);
    world.fail(RELEASE, "production");
    world.build(NEWER);
    world.click(OWNER_ONE, NEWER, "production-freeze/override");
    return world;
  }

  /// Each with its release before it.
  private static Stream<Map.Entry<Release, RecordedEvent>> history(World world) {
    Map<String, Release> now = new HashMap<>();
    return world.history.stream()
        .map((Recorded recorded) -> {
          Release before = now.getOrDefault(recorded.release(), new Release.Absent());
          now.put(recorded.release(), Evolution.evolve(before, recorded.event()));
          return Map.entry(before, recorded.event());
        });
  }

  @Test
  void everyEventOfAWaitIsReadBackAsItWas() {
    assertThat(history(world()))
        .anyMatch(entry -> entry.getValue() instanceof WaitEvent.Began)
        .anyMatch(entry -> entry.getValue() instanceof WaitEvent.Over)
        .allSatisfy(entry -> {
          RecordedEvent event = entry.getValue();
          assertThat(json.event(json.write(event), entry.getKey())).isEqualTo(event);
        });
  }

  @Test
  void anEventOfAWaitIsStoredAsOneOfAGate() {
    Map<WaitEvent, GateEvent> forms =
        Map.of(
            new WaitEvent.Began("soak", 2, NOON, NOON),
            new GateEvent.Opened("soak", 2, NOON, NOON),
            new WaitEvent.Over("soak", NOON),
            new GateEvent.Passed("soak", NOON),
            new WaitEvent.Stopped("soak", NOON),
            new GateEvent.Rejected("soak", NOON),
            new WaitEvent.Closed("soak", NOON),
            new GateEvent.Closed("soak", NOON));
    assertThat(forms.keySet()).hasSameSizeAs(World.kinds(WaitEvent.class).toList());
    assertThat(forms)
        .allSatisfy((wait, gate) -> {
          assertThat(json.write(wait)).isEqualTo(json.write(gate));
          assertThat(StoredJson.nameOf(wait)).isEqualTo(StoredJson.nameOf(gate));
        });
  }

  @Test
  void aReleaseOfTheVersionBeforeIsReadAndWrittenAsItWas() {
    Release release = world().release(RELEASE);
    List<StepState> gates =
        StepState.of(release).stream()
            .map(step -> step instanceof WaitStep wait ? wait.asGate() : step)
            .toList();
    Release before =
        switch (release) {
          case Release.Finished f ->
              new Release.Finished(
                  f.facts(), f.version(), gates, f.outcome(), f.at(), f.by(), f.supersededBy());
          case Release other -> throw new AssertionError("still open: " + other);
        };
    assertThat(gates).isNotEqualTo(StepState.of(release));
    assertThat(json.release(json.write(before))).isEqualTo(release);
    assertThat(json.write(release)).isEqualTo(json.write(before));
  }
}
