package dev.slipway.deployer.strategy;

import dev.slipway.contract.deployment.Traffic;
import dev.slipway.deployer.Parts;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A cluster's objects in memory, to which requests are done as the deployer does them.
final class World {

  private final Map<String, Manifest> objects = new TreeMap<>();
  private final Map<String, Placed> placed = new TreeMap<>();
  private final Map<String, Integer> scaled = new TreeMap<>();
  private @Nullable Traffic share;

  /// As an autoscaler does.
  void scale(String name, int replicas) {
    scaled.put(name, replicas);
  }

  /// From request to success.
  World done(Request request) {
    Optional<Placed> wanted = asked(request);
    wanted.ifPresent(this::ready);
    return this;
  }

  /// Up to where its pods are awaited.
  Optional<Placed> asked(Request request) {
    InstanceObjects slot = slot();
    Optional<Placed> wanted = Placing.of(request, slot);
    wanted.ifPresent(there -> {
      Manifests.of(there, Instant.EPOCH).stream()
          .filter(manifest -> !RolloutCompletion.waits(manifest, there, slot))
          .forEach(this::put);
      placed.put(there.name(), there);
    });
    return wanted;
  }

  /// What part of the requests reached what was done last.
  @Nullable Traffic share() {
    return share;
  }

  private void ready(Placed there) {
    RolloutCompletion ending = RolloutCompletion.of(there, slot());
    share = ending.share();
    ending.apply().forEach(this::put);
    ending
        .delete()
        .forEach(manifest -> {
          objects.remove(manifest.toString());
          if (manifest.kind().equals("Deployment")) {
            placed.remove(manifest.name());
          }
        });
  }

  private void put(Manifest manifest) {
    if (!manifest.kind().equals("Namespace")) {
      objects.put(manifest.toString(), manifest);
    }
  }

  InstanceObjects slot() {
    List<InstanceObjects.Standing> all =
        placed.values().stream()
            .map(there -> new InstanceObjects.Standing(there, replicas(there)))
            .toList();
    return new InstanceObjects(all, selected("shop-live"));
  }

  private int replicas(Placed there) {
    Object replicas = Parts.of(object("deployment " + there.name()), "spec").get("replicas");
    return replicas instanceof Integer number ? number : scaled.getOrDefault(there.name(), 1);
  }

  Placed placed(String name) {
    return Optional.ofNullable(placed.get(name)).orElseThrow();
  }

  private Manifest object(String name) {
    return Optional.ofNullable(objects.get(name)).orElseThrow();
  }

  private @Nullable String selected(String service) {
    return objects.containsKey("service " + service)
        ? String.valueOf(selector(service).get(Keys.INSTANCE))
        : null;
  }

  private Map<String, Object> selector(String service) {
    return Parts.of(object("service " + service), "spec", "selector");
  }

  /// Each object in a line.
  List<String> lines() {
    return objects.values().stream().map(this::line).toList();
  }

  private String line(Manifest manifest) {
    return switch (manifest.kind()) {
      case "Deployment" -> "%s: %s".formatted(manifest, deployment(manifest.name()));
      case "Service" ->
          "%s -> %s".formatted(manifest, selector(manifest.name()).get(Keys.INSTANCE));
      case "HTTPRoute" -> "%s: %s".formatted(manifest, backends(manifest));
      default -> manifest.toString();
    };
  }

  private String deployment(String name) {
    Placed there = placed(name);
    return "%d x %s made for %s"
        .formatted(
            replicas(there),
            there.runs().event().build().image(),
            there.marks().get(Keys.SEQUENCE));
  }

  private static Object backends(Manifest route) {
    Map<String, Object> spec = Parts.of(route, "spec");
    return ((List<?>) spec.getOrDefault("rules", List.of()))
        .stream()
            .map(rule -> ((Map<?, ?>) rule).get("backendRefs"))
            .flatMap(backends -> ((List<?>) backends).stream())
            .map(backend -> ((Map<?, ?>) backend))
            .map(backend -> backend.get("name") + "=" + backend.get("weight"))
            .toList();
  }
}
