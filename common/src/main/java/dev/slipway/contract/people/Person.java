package dev.slipway.contract.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /// Whether an identity of a build is this person. What is not seen, and case, do not matter.
  public boolean is(Contributor identity) {
    return id.equals(identity.person()) || !Collections.disjoint(keys(), identity.keys());
  }

  private Set<String> keys() {
    return Stream.concat(Stream.of(id), Stream.concat(Stream.ofNullable(email), git.stream()))
        .flatMap(text -> ContributorKeys.of(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
