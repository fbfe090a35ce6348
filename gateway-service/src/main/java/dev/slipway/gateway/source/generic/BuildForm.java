package dev.slipway.gateway.source.generic;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Contributor;
import dev.slipway.gateway.source.CoAuthors;
import dev.slipway.gateway.source.ImageReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A build as a CI system posted it.
record BuildForm(PostedFields fields) {

  /// The fields that name somebody, beside the author.
  private static final Map<String, Contributor.Role> ROLES =
      Map.of(
          "committer", Contributor.Role.COMMITTER,
          "actor", Contributor.Role.ACTOR,
          "triggering-actor", Contributor.Role.TRIGGERING_ACTOR,
          "pusher", Contributor.Role.PUSHER);

  private static final CiRun NONE = new CiRun(null, null, null, null, null);

  private static final int LONG = 512;
  private static final int MESSAGE = 10_000;

  /// @throws org.springframework.web.ErrorResponseException 400 with every field that is missing or
  ///     wrong
  Build build() {
    fields.required("project", PostedFields.SHORT);
    String image = fields.required("image", LONG);
    if (!image.isEmpty() && !ImageReference.isOne(image)) {
      fields.wrong("image", "must be an image reference, for example registry/app:1.0.0");
    }
    TargetType type = fields.type();
    String target = fields.required("target", PostedFields.SHORT);
    @Nullable String message = fields.text("message", MESSAGE, true);
    Build build =
        new Build(
            image,
            type,
            target,
            fields.optional("commit", PostedFields.SHORT),
            fields.person("author"),
            url(),
            message,
            fields.optional("id", PostedFields.SHORT),
            run(),
            fields.time("committed"),
            identities(message));
    fields.requireCorrect();
    return build;
  }

  /// Null if nothing is said of it.
  private @Nullable CiRun run() {
    CiRun run =
        new CiRun(
            fields.optional("workflow", PostedFields.SHORT),
            fields.count("number"),
            attempt(),
            fields.time("began"),
            fields.optional("event", PostedFields.SHORT));
    return run.equals(NONE) ? null : run;
  }

  private @Nullable Integer attempt() {
    @Nullable Long attempt = fields.count("attempt");
    return attempt == null ? null : (int) Math.min(attempt, Integer.MAX_VALUE);
  }

  private List<Contributor> identities(@Nullable String message) {
    List<Contributor> all = new ArrayList<>(CoAuthors.of(message));
    ROLES.forEach((field, role) -> {
      String who = fields.person(field);
      if (who != null) {
        all.add(Contributor.of(role, who));
      }
    });
    return List.copyOf(all);
  }

  private @Nullable String url() {
    String url = fields.optional("url", 2_000);
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      if (!List.of("http", "https").contains(uri.getScheme()) || uri.getHost() == null) {
        fields.wrong("url", "must be an http or https address");
      }
    } catch (URISyntaxException e) {
      fields.wrong("url", "must be an http or https address");
    }
    return url;
  }
}
