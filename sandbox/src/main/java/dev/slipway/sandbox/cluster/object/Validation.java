package dev.slipway.sandbox.cluster.object;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The checks of a real server that a client can trip over.
final class Validation {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");
  private static final int LABEL_LENGTH = 63;
  private static final int NAME_LENGTH = 253;

  private final Kind kind;
  private final JsonNode object;
  private final String name;

  private Validation(Kind kind, JsonNode object) {
    this.kind = kind;
    this.object = object;
    this.name = Objects.name(object);
  }

  /// @throws ApiException 422 for an object that no server would take
  static void check(Kind kind, JsonNode object) {
    Validation validation = new Validation(kind, object);
    validation.name();
    validation.labels(object.at("/metadata/labels"), "metadata.labels");
    if (kind.equals(Kind.DEPLOYMENT)) {
      validation.deployment();
    }
  }

  /// @throws ApiException 422 where something changes that never may
  static void checkChange(Kind kind, JsonNode before, JsonNode after) {
    if (kind.equals(Kind.DEPLOYMENT)
        && !before.at("/spec/selector").equals(after.at("/spec/selector"))) {
      throw ApiException.invalid(
          kind, Objects.name(after), "spec.selector: Invalid value: field is immutable");
    }
  }

  private void name() {
    boolean label = kind.equals(Kind.SERVICE) || kind.equals(Kind.NAMESPACE);
    int longest = label ? LABEL_LENGTH : NAME_LENGTH;
    if (!(label ? LABEL : SUBDOMAIN).matcher(name).matches() || name.length() > longest) {
      throw ApiException.invalid(
          kind,
          name,
          "metadata.name: Invalid value: \""
              + name
              + "\": a lowercase RFC 1123 "
              + (label ? "label" : "subdomain")
              + " is required, no more than "
              + longest
              + " characters");
    }
  }

  private void labels(JsonNode labels, String field) {
    labels
        .properties()
        .forEach(label -> {
          String value = label.getValue().asString("");
          if (value.length() > LABEL_LENGTH || !LABEL_VALUE.matcher(value).matches()) {
            throw ApiException.invalid(
                kind,
                name,
                field + ": Invalid value: \"" + value + "\": a valid label is required");
          }
        });
  }

  private void deployment() {
    JsonNode wanted = object.at("/spec/selector/matchLabels");
    JsonNode labels = object.at("/spec/template/metadata/labels");
    if (wanted.isEmpty()) {
      throw ApiException.invalid(kind, name, "spec.selector: Required value");
    }
    wanted
        .properties()
        .forEach(label -> {
          if (!label.getValue().equals(labels.path(label.getKey()))) {
            throw ApiException.invalid(
                kind,
                name,
                "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`");
          }
        });
    labels(labels, "spec.template.labels");
    JsonNode containers = object.at("/spec/template/spec/containers");
    if (containers.isEmpty()) {
      throw ApiException.invalid(kind, name, "spec.template.spec.containers: Required value");
    }
    for (JsonNode container : containers) {
      if (container.path("image").asString("").isEmpty()) {
        throw ApiException.invalid(
            kind, name, "spec.template.spec.containers[0].image: Required value");
      }
    }
  }
}
