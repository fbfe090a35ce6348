package dev.slipway.gateway.build;

import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A build as it was sent.
record BuildForm(PostedFields fields) {

  private static final int LONG = 512;
  private static final int MESSAGE = 10_000;

  /// @throws org.springframework.web.ErrorResponseException 400 with every field that is missing or
  ///     wrong
  Build build() {
    fields.required("project", PostedFields.SHORT);
    String image = fields.required("image", LONG);
    if (!image.isEmpty() && !isImage(image)) {
      fields.wrong("image", "must be an image reference, for example registry/app:1.0.0");
    }
    TargetType type = fields.type();
    String target = fields.required("target", PostedFields.SHORT);
    Build build =
        new Build(
            image,
            type,
            target,
            fields.optional("commit", PostedFields.SHORT),
            fields.optional("author", PostedFields.SHORT),
            url(),
            fields.text("message", MESSAGE, true),
            fields.optional("id", PostedFields.SHORT));
    fields.requireCorrect();
    return build;
  }

  /// Whether a container registry could hold it; not whether one does.
  static boolean isImage(String image) {
    return image.length() <= LONG && image.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]*");
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
