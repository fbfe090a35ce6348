package dev.slipway.deployer.kubernetes.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The entries by which Deployments at rest are remembered, as JSON. Pure.
public final class DeployedEntries {

  private DeployedEntries() {}

  /// @param request without the project's own manifests
  /// @param stand null for a Deployment that is just what its request says
  /// @param own true for one of the project's own manifests
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Entry(
      Request request, Instant appliedAt, @Nullable Stand stand, @Nullable Boolean own) {
    Entry {
      Required.field(request, "request");
      Required.field(appliedAt, "appliedAt");
    }
  }

  /// The entry of a Deployment; equal for equal requests, so that only changes are written.
  public static String text(Rollout rollout) {
    return EventJson.mapper()
        .writeValueAsString(
            new Entry(
                rollout.request().withoutManifests(),
                rollout.appliedAt(),
                rollout.stand().equals(Stand.PLAIN) ? null : rollout.stand(),
                rollout.own() ? true : null));
  }

  /// As much of the Deployment as says what it was deployed for. Empty for an entry that somebody has
  /// damaged.
  public static Optional<Deployment> deployment(String namespace, String name, String text) {
    try {
      Entry entry = EventJson.mapper().readValue(text, Entry.class);
      return Optional.ofNullable(entry).map(there -> deployment(namespace, name, there));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Deployment deployment(String namespace, String name, Entry entry) {
    DeployRequested event = entry.request().event();
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withLabels(Map.of(Keys.MANAGED_BY, Keys.SLIPWAY, Keys.PROJECT, event.project()))
        .withAnnotations(annotations(entry))
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private static Map<String, String> annotations(Entry entry) {
    String sequence = Long.toString(entry.request().event().sequence());
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(Keys.SLOT, entry.request().event().slot());
    annotations.put(Keys.SEQUENCE, sequence);
    annotations.put(Keys.REPORTED, sequence);
    annotations.put(Keys.APPLIED_AT, entry.appliedAt().toString());
    annotations.put(Keys.REQUEST, EventJson.mapper().writeValueAsString(entry.request()));
    if (entry.stand() != null) {
      annotations.put(Keys.STAND, EventJson.mapper().writeValueAsString(entry.stand()));
    }
    if (Boolean.TRUE.equals(entry.own())) {
      annotations.put(Keys.OWN_MANIFESTS, "true");
    }
    return annotations;
  }
}
