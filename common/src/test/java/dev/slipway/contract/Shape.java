package dev.slipway.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields that a record has as JSON: their paths, types, and whether a reader can do without.
record Shape(Map<String, String> fields) {

  private static final String REQUIRED = "required ";
  private static final String OPTIONAL = "optional ";
  private static final String WORDS = "one of ";

  static Shape of(Class<?> root) {
    Map<String, String> fields = new TreeMap<>();
    record(root, "", fields);
    return new Shape(fields);
  }

  /// The reverse of [#lines()].
  static Shape parse(List<String> lines) {
    Map<String, String> fields = new TreeMap<>();
    lines.forEach(line -> {
      int colon = line.indexOf(": ");
      fields.put(line.substring(0, colon), line.substring(colon + 2));
    });
    return new Shape(fields);
  }

  List<String> lines() {
    return fields.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }

  /// What makes this one unfit to be read and written where `published` was: empty where nothing
  /// does. A field may be added that readers can do without, and a word where there were others.
  List<String> breaks(Shape published) {
    return breaks(published, Set.of());
  }

  /// @param relaxed the paths that readers can do without by now, though they were published as required
  List<String> breaks(Shape published, Set<String> relaxed) {
    List<String> breaks = new ArrayList<>();
    published.fields.forEach((path, was) -> {
      String is = fields.get(path);
      if (is == null) {
        breaks.add(path + " is lost (it was " + was + ")");
      } else if (!is.equals(was)
          && !hasMoreWords(is, was)
          && !(relaxed.contains(path) && isRelaxed(is, was))) {
        breaks.add(path + " was " + was + " and is " + is);
      }
    });
    fields.forEach((path, is) -> {
      if (!published.fields.containsKey(path)
          && is.startsWith(REQUIRED)
          && !isInSomethingNew(path, published)) {
        breaks.add(path + " is new and " + is + ", which published events do not have");
      }
    });
    return breaks;
  }

  private static boolean isRelaxed(String is, String was) {
    return was.startsWith(REQUIRED) && is.equals(OPTIONAL + was.substring(REQUIRED.length()));
  }

  private boolean isInSomethingNew(String path, Shape published) {
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      String parent = path.substring(0, dot);
      if (fields.containsKey(parent) && !published.fields.containsKey(parent)) {
        return true;
      }
      if (parent.endsWith(">")
          && published.fields.keySet().stream().noneMatch(f -> f.startsWith(parent))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMoreWords(String is, String was) {
    int words = was.indexOf(WORDS);
    if (words < 0 || is.indexOf(WORDS) != words || !is.startsWith(was.substring(0, words))) {
      return false;
    }
    List<String> before = words(was, words);
    return words(is, words).containsAll(before);
  }

  private static List<String> words(String type, int from) {
    return List.of(type.substring(from + WORDS.length()).split(" "));
  }

  private static void record(Class<?> type, String prefix, Map<String, String> fields) {
    for (RecordComponent component : type.getRecordComponents()) {
      field(
          component.getAnnotatedType(),
          component.isAnnotationPresent(Implied.class),
          prefix + component.getName(),
          fields);
    }
  }

  private static void field(
      AnnotatedType annotated, boolean implied, String path, Map<String, String> fields) {
    boolean optional = implied || annotated.isAnnotationPresent(Nullable.class);
    Type type = annotated.getType();
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      boolean map = Map.class.isAssignableFrom(raw);
      // Both are empty where they are missing.
      fields.put(path, OPTIONAL + (map ? "map" : "list"));
      AnnotatedType[] arguments =
          ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
      element(arguments[arguments.length - 1], path + (map ? ".*" : ".#"), fields);
      return;
    }
    fields.put(path, (optional ? OPTIONAL : REQUIRED) + name((Class<?>) type));
    nested((Class<?>) type, path, fields);
  }

  private static void element(AnnotatedType type, String path, Map<String, String> fields) {
    if (type.getType() instanceof ParameterizedType) {
      field(type, false, path, fields);
    } else {
      fields.put(path, OPTIONAL + name((Class<?>) type.getType()));
      nested((Class<?>) type.getType(), path, fields);
    }
  }

  private static void nested(Class<?> type, String path, Map<String, String> fields) {
    if (type.isRecord() && !isText(type)) {
      record(type, path + ".", fields);
    }
    JsonSubTypes subtypes = type.getAnnotation(JsonSubTypes.class);
    if (subtypes != null) {
      for (JsonSubTypes.Type subtype : subtypes.value()) {
        record(subtype.value(), path + ".<" + subtype.name() + ">.", fields);
      }
    }
  }

  private static String name(Class<?> type) {
    if (type.isEnum()) {
      return WORDS
          + Arrays.stream(type.getFields())
              .filter(java.lang.reflect.Field::isEnumConstant)
              .map(Shape::word)
              .collect(Collectors.joining(" "));
    }
    JsonSubTypes subtypes = type.getAnnotation(JsonSubTypes.class);
    if (subtypes != null) {
      return WORDS
          + Arrays.stream(subtypes.value())
              .map(JsonSubTypes.Type::name)
              .collect(Collectors.joining(" "));
    }
    return isText(type) ? "String" : type.isRecord() ? "object" : type.getSimpleName();
  }

  /// True for a value that has one text as JSON.
  private static boolean isText(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static String word(java.lang.reflect.Field constant) {
    JsonProperty name = constant.getAnnotation(JsonProperty.class);
    return name == null ? constant.getName() : name.value();
  }
}
