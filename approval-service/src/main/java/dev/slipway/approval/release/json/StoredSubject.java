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
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/// The stored form of what a release is about and of what opened it: a build and a rollback as they always were, in the
/// fields of those names; anything else there with its kind.
final class StoredSubject {

  private static final String KIND = "kind";

  private StoredSubject() {}

  static final class SubjectWriter extends Writer<Subject> {
    @Override
    Object stored(Subject subject) {
      return subject instanceof Subject.Artifact(var build) ? build : subject;
    }
  }

  static final class SubjectReader extends Reader<Subject> {
    SubjectReader() {
      super(Subject.class);
    }

    @Override
    Subject withoutKind(JsonNode json, DeserializationContext context) {
      return new Subject.Artifact(context.readTreeAsValue(json, Build.class));
    }
  }

  /// Never called for what CI built, which is left out.
  static final class CauseWriter extends Writer<Cause> {
    @Override
    Object stored(Cause cause) {
      return cause instanceof Cause.RolledBack(var rollback) ? rollback : cause;
    }
  }

  static final class CauseReader extends Reader<Cause> {
    CauseReader() {
      super(Cause.class);
    }

    @Override
    Cause withoutKind(JsonNode json, DeserializationContext context) {
      return new Cause.RolledBack(context.readTreeAsValue(json, Rollback.class));
    }

    @Override
    public Cause getNullValue(DeserializationContext context) {
      return new Cause.Built();
    }
  }

  /// Writes another value in place of one; each says its kind by itself, if it has one.
  abstract static class Writer<T> extends ValueSerializer<T> {
    abstract Object stored(T value);

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, stored(value));
    }

    @Override
    public void serializeWithType(
        T value, JsonGenerator json, SerializationContext context, TypeSerializer types) {
      serialize(value, json, context);
    }
  }

  /// Reads a value by its kind, and what has always been stored without one.
  abstract static class Reader<T> extends ValueDeserializer<T> {
    private final Class<T> type;

    Reader(Class<T> type) {
      this.type = type;
    }

    abstract T withoutKind(JsonNode json, DeserializationContext context);

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      return node.has(KIND) ? context.readTreeAsValue(node, type) : withoutKind(node, context);
    }

    @Override
    public Object deserializeWithType(
        JsonParser json, DeserializationContext context, TypeDeserializer types) {
      return deserialize(json, context);
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
