package dev.slipway.gateway.project;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The published JSON Schema of a project's file.
final class ProjectSchema {

  private static final String RESOURCE = "/schema/project.schema.json";
  private static final String TEXT = load();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

  private ProjectSchema() {}

  /// The schema as it is published.
  static String text() {
    return TEXT;
  }

  /// What in the document the schema does not allow, each where it was written.
  static List<Problem> check(Value.Mapping document) {
    return SCHEMA.validate(document.json()).stream()
        .map(error -> {
          String pointer = pointer(error.getInstanceLocation().toString());
          String property = error.getProperty();
          String at = property == null ? pointer : pointer + "/" + property;
          return new Problem(document.locate(at), named(pointer) + error.getMessage());
        })
        .distinct()
        .toList();
  }

  private static String pointer(String location) {
    return location.startsWith("$") ? location.substring(1).replace('.', '/') : location;
  }

  private static String named(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + ": ";
  }

  private static String load() {
    try (InputStream stream = ProjectSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the class path lacks " + RESOURCE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
