package dev.slipway.projectfiles.kustomize;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects below a kustomization, changed in place as its settings say.
final class KustomizedObjects {

  /// The image of the release, which is a whole reference and takes no tag.
  private static final String IMAGE = "{image}";

  private final List<ObjectNode> objects;

  KustomizedObjects(List<ObjectNode> objects) {
    this.objects = objects;
  }

  void apply(JsonNode settings) {
    rename(settings.path("namePrefix").asString(""), settings.path("nameSuffix").asString(""));
    if (settings.has("namespace")) {
      objects.forEach(o -> metadata(o).put("namespace", settings.path("namespace").asString()));
    }
    label(settings.path("commonLabels"), true, true);
    settings
        .path("labels")
        .forEach(label -> {
          boolean selectors = label.path("includeSelectors").asBoolean(false);
          label(
              label.path("pairs"),
              selectors || label.path("includeTemplates").asBoolean(false),
              selectors);
        });
    objects.forEach(o -> putAll(metadata(o), "annotations", settings.path("commonAnnotations")));
    settings.path("images").forEach(this::image);
    settings.path("replicas").forEach(this::replicas);
  }

  private void rename(String prefix, String suffix) {
    if (prefix.isEmpty() && suffix.isEmpty()) {
      return;
    }
    UnaryOperator<String> renamed = name -> prefix + name + suffix;
    new NameReferences(objects).rename(renamed);
    objects.forEach(
        o -> metadata(o).put("name", renamed.apply(metadata(o).path("name").asString(""))));
  }

  private void label(JsonNode pairs, boolean templates, boolean selectors) {
    for (ObjectNode object : objects) {
      putAll(metadata(object), "labels", pairs);
      if (templates && object.at("/spec/template") instanceof ObjectNode template) {
        putAll(child(template, "metadata"), "labels", pairs);
      }
      if (selectors && object.path("spec") instanceof ObjectNode spec) {
        if (kind(object).equals("Service")) {
          putAll(spec, "selector", pairs);
        } else if (spec.has("selector") || spec.has("template")) {
          putAll(child(spec, "selector"), "matchLabels", pairs);
        }
      }
    }
  }

  private void image(JsonNode change) {
    for (ObjectNode object : objects) {
      for (String containers : List.of("containers", "initContainers")) {
        for (JsonNode container : object.at("/spec/template/spec").path(containers)) {
          String image = container.path("image").asString("");
          if (container instanceof ObjectNode node && name(image).equals(name(change))) {
            node.put("image", changed(image, change));
          }
        }
      }
    }
  }

  private static String name(JsonNode change) {
    return change.path("name").asString();
  }

  private static String changed(String image, JsonNode change) {
    String name = change.path("newName").asString(name(image));
    if (name.equals(IMAGE)) {
      return name;
    }
    if (change.has("digest")) {
      return name + "@" + change.path("digest").asString();
    }
    return change.has("newTag")
        ? name + ":" + change.path("newTag").asString()
        : name + image.substring(name(image).length());
  }

  /// Without tag and digest.
  private static String name(String image) {
    int digest = image.indexOf('@');
    String undigested = digest < 0 ? image : image.substring(0, digest);
    int tag = undigested.indexOf(':', undigested.lastIndexOf('/') + 1);
    return tag < 0 ? undigested : undigested.substring(0, tag);
  }

  private void replicas(JsonNode change) {
    for (ObjectNode object : objects) {
      if (Set.of("Deployment", "StatefulSet").contains(kind(object))
          && metadata(object).path("name").equals(change.path("name"))) {
        child(object, "spec").put("replicas", change.path("count").asInt());
      }
    }
  }

  private static String kind(JsonNode object) {
    return object.path("kind").asString("");
  }

  private static ObjectNode metadata(ObjectNode object) {
    return child(object, "metadata");
  }

  private static ObjectNode child(ObjectNode parent, String name) {
    return parent.path(name) instanceof ObjectNode child ? child : parent.putObject(name);
  }

  private static void putAll(ObjectNode parent, String name, JsonNode pairs) {
    if (!pairs.isEmpty()) {
      ObjectNode into = child(parent, name);
      pairs.properties().forEach(pair -> into.set(pair.getKey(), pair.getValue()));
    }
  }
}
