package dev.slipway.approval.core.access;

import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Subject;

/// Decides whether anybody knows who wrote a build.
public final class Authors {

  private Authors() {}

  /// Whether the build's author is in `people.yaml`, as the gateway saw, or in the project. What nobody wrote has no
  /// author to know.
  public static boolean areKnown(ProjectDefinition definition, Subject subject) {
    return Subject.build(subject).isEmpty()
        || Subject.contributors(subject).stream()
            .filter(identity -> identity.role() == Contributor.Role.AUTHOR)
            .anyMatch(author -> isKnown(definition, author));
  }

  private static boolean isKnown(ProjectDefinition definition, Contributor author) {
    return author.person() != null
        || definition.people().values().stream()
            .anyMatch(group -> group.stream().anyMatch(person -> person.is(author)));
  }

  /// Whether people have to be told that whoever wrote the build may be among them.
  public static boolean areDoubtful(Release.Facts facts, Step.Approve gate) {
    return !gate.selfApproval() && !areKnown(facts.definition(), facts.subject());
  }

  /// Whether the gate takes no approval of this build.
  public static boolean areRefused(Release.Facts facts, Step.Approve gate) {
    return Boolean.TRUE.equals(gate.knownAuthor()) && areDoubtful(facts, gate);
  }
}
