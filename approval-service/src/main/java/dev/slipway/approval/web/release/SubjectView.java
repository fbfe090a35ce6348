package dev.slipway.approval.web.release;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/// The subject of a release that deploys no image, as the API shows it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SubjectView.TaskSubject.class, name = "task"),
  @JsonSubTypes.Type(value = SubjectView.RunbookSubject.class, name = "runbook")
})
@Schema(name = "Subject", description = "The subject of a release that deploys no image")
sealed interface SubjectView {

  /// A question of an outside system.
  record TaskSubject(
      @Schema(description = "Its name in the project file") String task,
      @Schema(description = "The outside system's own") String id,
      @Schema(description = "The question in one line") String title,
      Map<String, String> inputs)
      implements SubjectView {}

  /// Something that a person starts by its name.
  record RunbookSubject(
      @Schema(description = "Its name in the project file") String name, Map<String, String> inputs)
      implements SubjectView {}

  /// A subject of a kind that this version does not know.
  record OtherSubject(@JsonTypeId String kind) implements SubjectView {}
}
