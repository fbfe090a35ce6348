package dev.slipway.gateway.catalogue;

import dev.slipway.contract.project.ProjectDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// The definitions in force, as the topic `slipway.projects` has them: every replica judges builds by
/// the same ones. Thread-safe.
@Component
public class ProjectCatalogue {

  private final Map<String, ProjectDefinition> definitions = new ConcurrentSkipListMap<>();
  private final Map<String, Long> changed = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private volatile boolean complete;

  /// The definition of a project, empty for one that is not known.
  public Optional<ProjectDefinition> find(String project) {
    return Optional.ofNullable(definitions.get(project));
  }

  /// The keys of all projects, in order.
  public Set<String> names() {
    return Collections.unmodifiableSet(definitions.keySet());
  }

  /// All definitions, in the order of their projects' names.
  public List<ProjectDefinition> definitions() {
    return List.copyOf(definitions.values());
  }

  /// Whether everything that the topic held at the start has been read.
  boolean complete() {
    return complete;
  }

  void completed() {
    complete = true;
  }

  void put(ProjectDefinition definition) {
    if (!definition.equals(definitions.put(definition.project(), definition))) {
      changed.put(definition.project(), changes.incrementAndGet());
    }
  }

  /// Grows with each change of a definition.
  long changes() {
    return changes.get();
  }

  /// How far [#changes()] was after the last change of a project's definition, 0 for one that is not known.
  long changes(String project) {
    return changed.getOrDefault(project, 0L);
  }

  void remove(String project) {
    definitions.remove(project);
  }

  Map<String, ProjectDefinition> all() {
    return new TreeMap<>(definitions);
  }
}
