package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.text.ForeignText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The thing that a release takes through its pipeline.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    visible = true,
    defaultImpl = Subject.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Subject.Artifact.class, name = "artifact"),
  @JsonSubTypes.Type(value = Subject.Task.class, name = "task"),
  @JsonSubTypes.Type(value = Subject.Runbook.class, name = "runbook")
})
public sealed interface Subject {

  /// The kind's name in JSON.
  String kind();

  /// The build that it brings, empty for what deploys no image.
  static Optional<Build> build(Subject subject) {
    return subject instanceof Artifact(var build) ? Optional.of(build) : Optional.empty();
  }

  /// Everybody who had a part in it, as far as its source names them.
  static List<Contributor> contributors(Subject subject) {
    return build(subject).map(Build::everybody).orElse(List.of());
  }

  /// The subject of a record that names its build in a field of its own.
  ///
  /// @param subject as the JSON has it, null where it has none
  /// @throws IllegalArgumentException where it has neither
  static Subject of(@Nullable Build build, @Nullable Subject subject) {
    return build == null ? Required.field(subject, "release.subject") : new Artifact(build);
  }

  /// An image that CI built, for a branch or tag.
  record Artifact(Build build) implements Subject {
    public Artifact {
      Required.field(build, "subject.build");
    }

    @Override
    public String kind() {
      return "artifact";
    }
  }

  /// A question of an outside system.
  ///
  /// @param task its name in the project file
  /// @param id the outside system's own, unique among the task's
  /// @param title what people are asked, in one line
  /// @param inputs the fields of what was posted, in the project file's order
  record Task(String task, String id, String title, Map<String, String> inputs) implements Subject {
    public Task {
      Required.field(task, "subject.task");
      Required.field(id, "subject.id");
      Required.field(title, "subject.title");
      inputs = Required.map(inputs);
    }

    @Override
    public String kind() {
      return "task";
    }
  }

  /// Something that a person starts by its name.
  ///
  /// @param name in the project file
  /// @param inputs in the project file's order
  record Runbook(String name, Map<String, String> inputs) implements Subject {
    public Runbook {
      Required.field(name, "subject.name");
      inputs = Required.map(inputs);
    }

    @Override
    public String kind() {
      return "runbook";
    }
  }

  /// A kind that this version does not know: readers show it by its name.
  record Unknown(@JsonTypeId String kind) implements Subject {
    public Unknown {
      kind = ForeignText.storable(Required.field(kind, "subject.kind"));
    }
  }

  /// Leaves a subject out of the JSON that the field `build` says.
  final class SaidByBuild {
    @Override
    public boolean equals(@Nullable Object subject) {
      return subject == null || subject instanceof Artifact;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }
}
