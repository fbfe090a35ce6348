package dev.slipway.contract.build;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Contributor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The image that CI built and the branch or tag it is for.
///
/// @param image as the cluster will pull it, with tag or digest
/// @param target the branch's or tag's name, any characters
/// @param commit the full hash
/// @param author a Git login, name or e-mail address, as the source wrote it
/// @param url the CI run's page
/// @param message the commit's message
/// @param id the source's own delivery or run id
/// @param run the CI run, null if the source says nothing of it
/// @param committed the commit's time, null if the source does not say it
/// @param identities everybody who had a part in it, as far as the source names them
@Buildable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Build(
    String image,
    TargetType type,
    String target,
    @Nullable String commit,
    @Nullable String author,
    @Nullable String url,
    @Nullable String message,
    @Nullable String id,
    @Nullable CiRun run,
    @Nullable Instant committed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contributor> identities) {

  public Build {
    Required.field(image, "build.image");
    Required.field(type, "build.type");
    Required.field(target, "build.target");
    identities = Required.list(identities);
  }

  /// Everybody who had a part in it, the author as the source wrote them included.
  @JsonIgnore
  public List<Contributor> everybody() {
    List<Contributor> all = new ArrayList<>(identities);
    if (author != null) {
      all.add(Contributor.of(Contributor.Role.AUTHOR, author));
    }
    return List.copyOf(all);
  }

  /// The build by its digest: a tag may move, a digest does not. Unchanged if it has one.
  public Build pinned(String digest) {
    return image.contains("@")
        ? this
        : BuildBuilder.builder(this).image(image + "@" + digest).build();
  }

  /// The same build with other identities.
  public Build with(List<Contributor> identities) {
    return BuildBuilder.builder(this).identities(identities).build();
  }
}
