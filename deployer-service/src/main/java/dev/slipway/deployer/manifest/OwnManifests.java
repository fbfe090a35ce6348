package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.within;

import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A project's own manifests, filled in and marked as Slipway's. What they say of labels and annotations
/// stays; Slipway's own come beside it, for without them nobody could tell whose the objects are.
final class OwnManifests {

  private final Frame frame;
  private final Template template;

  OwnManifests(Frame frame) {
    this.frame = frame;
    this.template = Template.of(frame.event());
  }

  /// Those of a request, the Deployment last.
  ///
  /// @throws IllegalArgumentException where nothing can be made of them
  static List<Manifest> of(Request request) {
    return new OwnManifests(new Frame(Placed.of(request))).filled(_ -> {});
  }

  /// The Deployment last, and what leads to its pods before it.
  List<Manifest> all(Instant now) {
    return filled(deployment -> carry(deployment, now));
  }

  private List<Manifest> filled(Consumer<Map<String, Object>> deploying) {
    List<Manifest> manifests = new ArrayList<>();
    List<Manifest> deployments = new ArrayList<>();
    for (Map<String, Object> given : frame.workload().manifests()) {
      Map<String, Object> content = template.fill(given);
      own(content);
      if (Template.isDeployment(content)) {
        deploying.accept(content);
        deployments.add(manifest(content));
      } else {
        manifests.add(manifest(content));
      }
    }
    if (deployments.size() != 1) {
      throw new IllegalArgumentException(
          "the manifests have %d Deployments; exactly one is needed".formatted(deployments.size()));
    }
    List<Manifest> ordered = new ArrayList<>();
    manifests.stream().filter(manifest -> !leads(manifest)).forEach(ordered::add);
    manifests.stream().filter(OwnManifests::leads).forEach(ordered::add);
    ordered.addAll(deployments);
    return ordered;
  }

  /// What leads requests to pods comes after everything that may be refused without harm.
  private static boolean leads(Manifest manifest) {
    return Ways.KINDS.contains(manifest.kind());
  }

  private Manifest manifest(Map<String, Object> content) {
    Object name = within(content, "metadata").get("name");
    if (!(content.get("kind") instanceof String kind) || !(name instanceof String text)) {
      throw new IllegalArgumentException("a manifest lacks its kind or its metadata.name");
    }
    return new Manifest(kind, text, content);
  }

  private void own(Map<String, Object> content) {
    Map<String, Object> metadata = within(content, "metadata");
    metadata.put("namespace", frame.namespace());
    label(within(metadata, "labels"), frame.labels());
  }

  /// What is called by a name of the project's choosing keeps it.
  private static void label(Map<String, Object> labels, Map<String, Object> ours) {
    ours.forEach((key, value) -> {
      if (!key.equals(Keys.NAME) || !labels.containsKey(key)) {
        labels.put(key, value);
      }
    });
  }

  private void carry(Map<String, Object> deployment, Instant now) {
    within(within(deployment, "metadata"), "annotations").putAll(frame.annotations(now));
    Map<String, Object> spec = within(deployment, "spec");
    spec.putIfAbsent("progressDeadlineSeconds", DeploymentManifest.deadline(frame.event().to()));
    Map<String, Object> selector = new LinkedHashMap<>();
    selector.put("matchLabels", frame.selector());
    spec.putIfAbsent("selector", selector);
    label(within(within(within(spec, "template"), "metadata"), "labels"), frame.podLabels());
  }
}
