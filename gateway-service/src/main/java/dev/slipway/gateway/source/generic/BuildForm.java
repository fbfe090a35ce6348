package dev.slipway.gateway.source.generic;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.build.CoAuthors;
import dev.slipway.gateway.build.ImageReference;
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

  /// @throws org.springframework.web.ErrorResponseException 400 with every field that is missing or
  ///     wrong
  Build build() {
    fields.identity("project");
    String image = fields.identity("image");
    if (!image.isEmpty() && !ImageReference.isOne(image)) {
      fields.wrong("image", "must be an image reference, for example registry/app:1.0.0");
    }
    TargetType type = fields.type();
    String target = fields.identity("target");
    @Nullable String message = fields.prose("message");
    Build build =
        new Build(
            image,
            type,
            target,
            fields.optional("commit", TextLimits.IDENTITY),
            fields.person("author"),
            url(),
            message == null ? null : ForeignText.limit(message, TextLimits.COMMIT_MESSAGE),
            fields.optional("id", TextLimits.IDENTITY),
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
            fields.optional("workflow", TextLimits.NAME),
            fields.count("number"),
            attempt(),
            fields.time("began"),
            fields.optional("event", TextLimits.NAME));
    return run.equals(CiRun.UNKNOWN) ? null : run;
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
    String url = fields.optional("url", TextLimits.URL);
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        fields.wrong("url", "must be an http or https address");
      }
    } catch (URISyntaxException e) {
      fields.wrong("url", "must be an http or https address");
    }
    return url;
  }
}
