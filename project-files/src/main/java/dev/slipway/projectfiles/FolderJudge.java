package dev.slipway.projectfiles;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.DocumentBudget;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.environment.EnvironmentWorkloads;
import dev.slipway.projectfiles.folder.Bases;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.manifest.ManifestSources;
import dev.slipway.projectfiles.people.People;
import dev.slipway.projectfiles.schema.ProjectSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges the files of a folder one by one. Nothing that is wrong with one keeps another from being used,
/// not even what no rule foresaw.
final class FolderJudge {

  private static final Logger log = LoggerFactory.getLogger(FolderJudge.class);

  private final Folder folder;
  private final ProjectLimits limits;
  private final Bases bases;
  private final Map<String, ProjectDefinition> definitions = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();
  private boolean anonymous;

  FolderJudge(Folder folder, ProjectLimits limits) {
    this.folder = folder;
    this.limits = limits;
    this.bases = new Bases(folder);
  }

  Loaded loaded() {
    folder.unreadable().forEach(this::unreadable);
    People people = people();
    if (people != null) {
      folder.projects().forEach((file, text) -> project(file, text, people));
    }
    definitions.keySet().removeAll(broken);
    return new Loaded(
        definitions, files, problems.stream().distinct().toList(), anonymous, broken, people);
  }

  /// One beside the projects may be the file of any of them.
  private void unreadable(String path, Folder.Unreadable entry) {
    problems.add(
        new Problem(new Value.Location(folder.name() + "/" + path, entry.line()), entry.reason()));
    anonymous |= path.indexOf('/') < 0 && (path.endsWith(".yaml") || path.endsWith(".yml"));
  }

  /// Null where the file is no map of people at all: nobody can be looked up, so nothing changes.
  private @Nullable People people() {
    String file = folder.name() + "/" + Folder.PEOPLE;
    if (folder.unreadable().containsKey(Folder.PEOPLE)) {
      return null;
    }
    People[] people = new People[1];
    Wrong wrong = judge(file, () -> people[0] = People.read(file, folder.people()));
    if (wrong != null) {
      problems.addAll(wrong.problems());
      anonymous = true;
      return null;
    }
    problems.addAll(people[0].problems());
    return people[0];
  }

  private void project(String file, String text, People people) {
    String shown = folder.name() + "/" + file;
    String[] named = new String[1];
    Wrong wrong =
        judge(
            shown,
            () -> {
              Value.Mapping source = YamlReader.read(shown, text);
              if (source.fields().get("project") instanceof Value.Scalar(String name, var _)) {
                named[0] = name;
              }
              define(shown, source, people);
            });
    if (wrong != null) {
      problems.addAll(wrong.problems());
      if (named[0] == null) {
        anonymous = true;
      } else {
        broken.add(named[0]);
      }
    }
  }

  private void define(String file, Value.Mapping source, People people) {
    Value.Mapping document = bases.resolve(source);
    List<Problem> wrong = ProjectSchema.check(document);
    if (!wrong.isEmpty()) {
      throw new BrokenFileException(wrong);
    }
    DocumentBudget.checkWhole(document);
    Value.Mapping whole = new ManifestSources(folder).inlined(EnvironmentWorkloads.whole(document));
    ProjectDefinition definition = DefinitionReader.read(whole, people);
    LimitRules.check(limits, definition.project(), whole);
    DefinitionSize.check(definition, whole.at());
    keep(file, whole, definition);
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

  /// The problems of a file that was not taken.
  record Wrong(List<Problem> problems) {}

  /// Null where nothing is wrong. A stack or a heap that one file overflows is free again when its judgement
  /// is given up.
  static @Nullable Wrong judge(String file, Runnable judgement) {
    try {
      judgement.run();
      return null;
    } catch (BrokenFileException e) {
      return new Wrong(e.problems());
    } catch (StackOverflowError | OutOfMemoryError e) {
      return new Wrong(
          List.of(
              new Problem(
                  new Value.Location(file, 1),
                  "too large or too deep to be judged (%s); make it simpler"
                      .formatted(e.getClass().getSimpleName()))));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      log.error("{}: cannot be judged", file, e);
      return new Wrong(
          List.of(
              new Problem(
                  new Value.Location(file, 1),
                  "cannot be judged, which is Slipway's fault (%s); undo the last change of this file and report it"
                      .formatted(e.getClass().getSimpleName()))));
    }
  }
}
