package dev.slipway.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who may decide, with the identities they are known by. Display names are not
/// identities and never appear here.
///
/// @param id the name in `people.yaml`, or `platform:id` where a project wrote an identity itself
/// @param slack the Slack member id, for example `U0QA1`
/// @param email lower case
/// @param git names or e-mail addresses under which they author commits
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(String id, @Nullable String slack, @Nullable String email, List<String> git) {

  public Person {
    Required.field(id, "id");
    git = Required.list(git);
  }

  /// Whether `author`, as a CI system wrote it, means this person. Case does not matter.
  public boolean authored(String author) {
    return author.equalsIgnoreCase(id)
        || author.equalsIgnoreCase(email)
        || git.stream().anyMatch(author::equalsIgnoreCase);
  }
}
