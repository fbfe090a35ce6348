package dev.slipway.projectfiles;

import com.google.re2j.Pattern;
import dev.slipway.contract.Buildable;
import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.folder.FileTexts;
import dev.slipway.projectfiles.folder.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds what the operator lets each project name, by patterns in which `*` stands for any characters.
///
/// Slipway's own namespaces and Kubernetes' are nobody's, and no pod is let out of its container, unless the
/// operator says so for a project.
public final class ProjectLimits {

  /// The namespaces that have to be allowed by name, unless the operator configures others.
  public static final List<String> RESERVED = List.of("slipway", "slipway-*", "kube-*");

  private static final Set<String> FIELDS =
      Set.of("namespaces", "service-accounts", "secrets", "kinds", "privileged");
  private static final String ALL = "*";

  private final String file;
  private final List<String> reserved;
  private final Limit others;
  private final Map<String, Limit> projects;

  private ProjectLimits(
      String file, List<String> reserved, Limit others, Map<String, Limit> projects) {
    this.file = file;
    this.reserved = List.copyOf(reserved);
    this.others = others;
    this.projects = projects;
  }

  /// The names that one project may use.
  ///
  /// @param namespaces null where any but the reserved ones
  /// @param serviceAccounts null where any
  /// @param secrets null where any of its namespaces
  /// @param kinds of objects in its own manifests, null where any that a project may have
  /// @param privileged whether its pods may have the node's network, processes, files or rights
  @Buildable
  record Limit(
      @Nullable List<String> namespaces,
      @Nullable List<String> serviceAccounts,
      @Nullable List<String> secrets,
      @Nullable List<String> kinds,
      boolean privileged) {

    private static final Limit USUAL = LimitBuilder.builder().build();

    private boolean namespace(String name, List<String> reserved) {
      return namespaces == null ? !allows(reserved, name) : allows(namespaces, name);
    }

    boolean serviceAccount(String name) {
      return serviceAccounts == null || allows(serviceAccounts, name);
    }

    boolean secret(String name) {
      return secrets == null || allows(secrets, name);
    }

    boolean kind(String name) {
      return kinds == null || allows(kinds, name);
    }

    private static boolean allows(List<String> patterns, String name) {
      return patterns.stream()
          .anyMatch(pattern ->
              Pattern.matches(
                  "\\Q" + pattern.replace("\\E", "").replace(ALL, "\\E.*\\Q") + "\\E", name));
    }
  }

  /// Those of an installation whose operator says nothing.
  public static ProjectLimits usual() {
    return read(null, RESERVED);
  }

  /// Reads the operator's file.
  ///
  /// @param file null if the operator gives none
  /// @param reserved the namespaces that have to be allowed by name, by patterns
  /// @throws IllegalArgumentException with everything that is wrong: an operator's mistake must not allow
  ///     more than was meant
  public static ProjectLimits read(@Nullable Path file, List<String> reserved) {
    if (file == null) {
      return new ProjectLimits(
          "the file of slipway.gateway.limits.file", reserved, Limit.USUAL, Map.of());
    }
    try {
      Path real = file.toRealPath();
      String text = new FileTexts(real).read(real);
      return read(file.toString(), reserved, YamlReader.read(file.toString(), text));
    } catch (BrokenFileException e) {
      throw new IllegalArgumentException(
          e.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")), e);
    } catch (IOException | UnreadableException e) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static ProjectLimits read(String file, List<String> reserved, Value.Mapping document) {
    Limit others = Limit.USUAL;
    Map<String, Limit> projects = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : document.fields().entrySet()) {
      switch (entry.getKey()) {
        case "others" -> others = limit(entry.getValue());
        case "projects" ->
            map(entry.getValue())
                .fields()
                .forEach((name, value) -> projects.put(name, limit(value)));
        default ->
            throw new BrokenFileException(
                entry.getValue().at(), "unknown key; known here are others, projects");
      }
    }
    return new ProjectLimits(file, reserved, others, projects);
  }

  private static Limit limit(Value value) {
    Value.Mapping map = map(value);
    map.fields()
        .forEach((key, given) -> {
          if (!FIELDS.contains(key)) {
            throw new BrokenFileException(
                given.at(),
                "unknown key '" + key + "'; known here are " + FIELDS.stream().sorted().toList());
          }
        });
    return new Limit(
        list(map, "namespaces"),
        list(map, "service-accounts"),
        list(map, "secrets"),
        list(map, "kinds"),
        map.fields().get("privileged") instanceof Value.Scalar(Boolean yes, var _) && yes);
  }

  private static Value.Mapping map(Value value) {
    if (value instanceof Value.Mapping map) {
      return map;
    }
    throw new BrokenFileException(value.at(), "a map is expected, name: value");
  }

  private static @Nullable List<String> list(Value.Mapping map, String key) {
    Value given = map.fields().get(key);
    if (given == null) {
      return null;
    }
    List<String> patterns = new ArrayList<>();
    List<Value> items = given instanceof Value.Sequence list ? list.items() : List.of(given);
    for (Value item : items) {
      if (!(item instanceof Value.Scalar(String pattern, var _)) || pattern.length() > 300) {
        throw new BrokenFileException(
            item.at(), "a list of names is expected, with * for any characters");
      }
      patterns.add(pattern);
    }
    return patterns;
  }

  Limit of(String project) {
    return projects.getOrDefault(project, others);
  }

  /// True if the project may name the namespace.
  boolean namespace(String project, String name) {
    return of(project).namespace(name, reserved);
  }

  /// Where the operator would allow more.
  String file() {
    return file;
  }
}
