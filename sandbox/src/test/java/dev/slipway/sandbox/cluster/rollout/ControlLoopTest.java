package dev.slipway.sandbox.cluster.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectJournal;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import dev.slipway.sandbox.cluster.object.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The loop looks at what changes alone, and misses nothing by it.
class ControlLoopTest {

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final List<String> IMAGES =
      List.of("shop:1", "shop:2", "shop:crash", "shop:bad", "shop:unready");

  private final ObjectStore store = new ObjectStore(new ObjectJournal(null));
  private final Resources resources = new Resources(store);
  private final ControlLoop loop = new ControlLoop(store, resources, STEP);
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");

  @RepeatedTest(20)
  void aLookAtEverythingFindsNothingThatWasMissed(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 60; i++) {
      change(random, "app-" + random.nextInt(5));
      turns(random.nextInt(4));
    }
    turns(40);
    long version = store.version();
    new ControlLoop(store, resources, STEP).run(now);
    assertThat(store.version()).isEqualTo(version);
  }

  @Test
  void endpointsThatSomebodyChangesAreSetRight() {
    put(Kind.SERVICE, service("app"));
    put(Kind.DEPLOYMENT, deployment("app", "shop:1", 2));
    turns(20);
    ObjectNode before = store.get(Kind.ENDPOINTS, "n", "app").orElseThrow();
    assertThat(before.at("/subsets/0/addresses").size()).isEqualTo(2);
    ObjectNode emptied = before.deepCopy();
    emptied.remove("subsets");
    store.update(Kind.ENDPOINTS, emptied);
    turns(1);
    assertThat(store.get(Kind.ENDPOINTS, "n", "app").orElseThrow().path("subsets"))
        .isEqualTo(before.path("subsets"));
  }

  @Test
  void aPodThatCannotBeUnderstoodHoldsUpNothingElse() {
    store.create(Kind.POD, Objects.of(Kind.POD, "n", "bare"));
    put(Kind.DEPLOYMENT, deployment("app", "shop:1", 1));
    turns(20);
    assertThat(
            store
                .get(Kind.DEPLOYMENT, "n", "app")
                .orElseThrow()
                .at("/status/readyReplicas")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void addressesAreThoseOfTheSameTurn() {
    put(Kind.SERVICE, service("app"));
    put(Kind.DEPLOYMENT, deployment("app", "shop:1", 1));
    turns(1);
    assertThat(
            store
                .get(Kind.ENDPOINTS, "n", "app")
                .orElseThrow()
                .at("/subsets/0/notReadyAddresses")
                .size())
        .isEqualTo(1);
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plusMillis(500);
      loop.run(now);
    }
  }

  private void change(Random random, String name) {
    switch (random.nextInt(6)) {
      case 0, 1, 2 ->
          put(
              Kind.DEPLOYMENT,
              deployment(name, IMAGES.get(random.nextInt(IMAGES.size())), random.nextInt(4)));
      case 3 -> put(Kind.SERVICE, service(name));
      case 4 -> remove(Kind.SERVICE, name);
      default -> remove(List.of(Kind.DEPLOYMENT, Kind.ENDPOINTS).get(random.nextInt(2)), name);
    }
    List<ObjectNode> pods = store.list(Kind.POD, null);
    if (!pods.isEmpty() && random.nextInt(5) == 0) {
      resources.remove(Kind.POD, pods.get(random.nextInt(pods.size())));
    } else if (!pods.isEmpty() && random.nextInt(5) == 0) {
      relabel(pods.get(random.nextInt(pods.size())));
    }
  }

  private void relabel(ObjectNode pod) {
    Objects.object(Objects.object(pod, "metadata"), "labels").put("app", "nobody");
    store.update(Kind.POD, pod);
  }

  private void put(Kind kind, ObjectNode object) {
    store
        .get(kind, "n", Objects.name(object))
        .ifPresentOrElse(
            there -> {
              there.set("spec", object.path("spec"));
              store.update(kind, there);
            },
            () -> store.create(kind, object));
  }

  private void remove(Kind kind, String name) {
    store.get(kind, "n", name).ifPresent(there -> resources.remove(kind, there));
  }

  private static ObjectNode deployment(String name, String image, int replicas) {
    ObjectNode deployment = Objects.of(Kind.DEPLOYMENT, "n", name);
    ObjectNode spec = deployment.putObject("spec").put("replicas", replicas);
    spec.putObject("selector").putObject("matchLabels").put("app", name);
    ObjectNode template = spec.putObject("template");
    template.putObject("metadata").putObject("labels").put("app", name);
    template
        .putObject("spec")
        .putArray("containers")
        .addObject()
        .put("name", "app")
        .put("image", image);
    return deployment;
  }

  private static ObjectNode service(String name) {
    ObjectNode service = Objects.of(Kind.SERVICE, "n", name);
    ObjectNode spec = service.putObject("spec");
    spec.putObject("selector").put("app", name);
    spec.putArray("ports").addObject().put("name", "http").put("port", 80);
    return service;
  }
}
