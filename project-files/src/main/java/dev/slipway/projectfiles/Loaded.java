package dev.slipway.projectfiles;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.people.People;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The definitions of a folder that can be used, what is wrong in the others, and which projects the broken
/// files are about, whose last good definition stays in force.
///
/// @param files the file of each project that has a definition
/// @param anonymousProblems whether a broken file does not say which project it is about
/// @param broken the projects that broken files are about
/// @param people null if nobody can be looked up, since the file cannot be read
public record Loaded(
    Map<String, ProjectDefinition> definitions,
    Map<String, String> files,
    List<Problem> problems,
    boolean anonymousProblems,
    Set<String> broken,
    @Nullable People people) {

  /// By what projects may name if their operator says nothing.
  public static Loaded from(Folder folder) {
    return from(folder, ProjectLimits.usual());
  }

  /// By what an operator lets projects name.
  public static Loaded from(Folder folder, ProjectLimits limits) {
    return new FolderJudge(folder, limits).loaded();
  }

  /// The known projects that no file defines any more. None while a broken file could be the one that
  /// defines it: one about a project that is not known may be about a known one, misspelt.
  public Set<String> removed(Set<String> known) {
    Set<String> removed = new TreeSet<>(known);
    if (anonymousProblems || !known.containsAll(broken)) {
      removed.clear();
    }
    removed.removeAll(definitions.keySet());
    removed.removeAll(broken);
    return removed;
  }
}
