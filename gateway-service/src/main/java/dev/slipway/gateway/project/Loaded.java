package dev.slipway.gateway.project;

import dev.slipway.contract.gateway.ProjectDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a folder says: the definitions that can be used, what is wrong in the others, and which projects
/// the broken files are about, whose last good definition stays in force.
record Loaded(
    Map<String, ProjectDefinition> definitions,
    List<Problem> problems,
    boolean anonymousProblems,
    Set<String> broken) {

  static Loaded from(Folder folder) {
    return new Reading(folder).loaded();
  }

  /// The known projects that no file defines any more. None while a broken file could be the one that
  /// defines it: one about a project that is not known may be about a known one, misspelt.
  Set<String> removed(Set<String> known) {
    Set<String> removed = new TreeSet<>(known);
    if (anonymousProblems || !known.containsAll(broken)) {
      removed.clear();
    }
    removed.removeAll(definitions.keySet());
    removed.removeAll(broken);
    return removed;
  }

  private static final class Reading {

    private final Folder folder;
    private final Map<String, ProjectDefinition> definitions = new TreeMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private boolean anonymous;

    Reading(Folder folder) {
      this.folder = folder;
    }

    Loaded loaded() {
      People people = people();
      if (people != null) {
        folder.projects().forEach((file, text) -> project(file, text, people));
      }
      definitions.keySet().removeAll(broken);
      return new Loaded(definitions, problems.stream().distinct().toList(), anonymous, broken);
    }

    /// Null where the file is broken: nobody can be looked up, so nothing changes.
    private @Nullable People people() {
      try {
        return People.read(folder.name() + "/" + Folder.PEOPLE, folder.people());
      } catch (BrokenFileException e) {
        problems.addAll(e.problems());
        anonymous = true;
        return null;
      }
    }

    private void project(String file, String text, People people) {
      String shown = folder.name() + "/" + file;
      Value.Mapping source;
      try {
        source = YamlReader.read(shown, text);
      } catch (BrokenFileException e) {
        problems.addAll(e.problems());
        anonymous = true;
        return;
      }
      try {
        Value.Mapping document = new Bases(folder).resolve(source);
        List<Problem> wrong = ProjectSchema.check(document);
        if (!wrong.isEmpty()) {
          throw new BrokenFileException(wrong);
        }
        Value.Mapping whole =
            new ManifestSources(folder).inlined(EnvironmentWorkloads.whole(document));
        keep(shown, whole, DefinitionReader.read(whole, people));
      } catch (BrokenFileException e) {
        problems.addAll(e.problems());
        JsonNode name = source.json().path("project");
        if (name.isString()) {
          broken.add(name.asString());
        } else {
          anonymous = true;
        }
      }
    }

    private void keep(String file, Value.Mapping document, ProjectDefinition definition) {
      String other = files.putIfAbsent(definition.project(), file);
      if (other != null) {
        throw new BrokenFileException(
            document.locate("/project"),
            "project '" + definition.project() + "' is already defined by " + other);
      }
      definitions.put(definition.project(), definition);
    }
  }
}
