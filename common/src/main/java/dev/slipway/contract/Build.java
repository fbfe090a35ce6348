package dev.slipway.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What CI built and for which branch or tag.
///
/// @param image as the cluster will pull it, with tag or digest
/// @param target the branch's or tag's name, any characters
/// @param commit the full hash
/// @param author a Git login, name or e-mail address, as the source wrote it
/// @param url the CI run's page
/// @param message the commit's message
/// @param id the source's own delivery or run id
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Build(
    String image,
    TargetType type,
    String target,
    @Nullable String commit,
    @Nullable String author,
    @Nullable String url,
    @Nullable String message,
    @Nullable String id) {

  public Build {
    Required.field(image, "build.image");
    Required.field(type, "build.type");
    Required.field(target, "build.target");
  }
}
