package dev.slipway.contract.people;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody who had a part in a build, as the source names them. Nothing of it is verified: a commit's
/// author and trailers are what the committer typed.
///
/// @param name as in the commit, or a text that may hold name and address
/// @param login the account at the source
/// @param person the entry of `people.yaml` that they are, null if nobody there is known by these
@Buildable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contributor(
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE) Role role,
    @Nullable String name,
    @Nullable String email,
    @Nullable String login,
    @Nullable String person) {

  public Contributor {
    Required.field(role, "identity.role");
  }

  /// Of a text that the source wrote, for example `Name <address>`.
  public static Contributor of(Role role, String text) {
    return ContributorBuilder.builder().role(role).name(text).build();
  }

  /// The part that somebody had.
  public enum Role {
    @JsonProperty("author")
    AUTHOR,
    @JsonProperty("committer")
    COMMITTER,
    @JsonProperty("co-author")
    CO_AUTHOR,
    /// Caused the run.
    @JsonEnumDefaultValue
    @JsonProperty("actor")
    ACTOR,
    /// Began this attempt of the run.
    @JsonProperty("triggering-actor")
    TRIGGERING_ACTOR,
    @JsonProperty("pusher")
    PUSHER;

    /// Whether they wrote something of it.
    public boolean wrote() {
      return this == AUTHOR || this == CO_AUTHOR;
    }
  }

  /// The normalised names that two texts of one person have in common; none for a bot and for the Git
  /// host's own committer, who are nobody.
  @JsonIgnore
  public Set<String> keys() {
    return Stream.of(name, email, login)
        .flatMap(Stream::ofNullable)
        .flatMap(text -> ContributorKeys.of(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The same, known as a person.
  public Contributor as(String person) {
    return new Contributor(role, name, email, login, person);
  }
}
