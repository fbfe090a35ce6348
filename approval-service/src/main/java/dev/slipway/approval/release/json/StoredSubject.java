package dev.slipway.approval.release.json;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// The stored form of what a release is about and of what opened it: a build and a rollback as they always were, in the
/// fields of those names; anything else there with its kind.
final class StoredSubject {

  private static final String KIND = "kind";

  private StoredSubject() {}

  static final class SubjectWriter extends ValueSerializer<Subject> {
    @Override
    public void serialize(Subject subject, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, subject instanceof Subject.Artifact(var build) ? build : subject);
    }
  }

  static final class SubjectReader extends ValueDeserializer<Subject> {
    @Override
    public Subject deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      return node.has(KIND)
          ? context.readTreeAsValue(node, Subject.class)
          : new Subject.Artifact(context.readTreeAsValue(node, Build.class));
    }
  }

  /// Never called for what CI built, which is left out.
  static final class CauseWriter extends ValueSerializer<Cause> {
    @Override
    public void serialize(Cause cause, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, cause instanceof Cause.RolledBack(var rollback) ? rollback : cause);
    }
  }

  static final class CauseReader extends ValueDeserializer<Cause> {
    @Override
    public Cause deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      return node.has(KIND)
          ? context.readTreeAsValue(node, Cause.class)
          : new Cause.RolledBack(context.readTreeAsValue(node, Rollback.class));
    }

    @Override
    public Cause getNullValue(DeserializationContext context) {
      return new Cause.Built();
    }
  }

  /// Leaves the cause of every build out.
  static final class Built {
    @Override
    public boolean equals(@Nullable Object cause) {
      return cause == null || cause instanceof Cause.Built;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }
}
