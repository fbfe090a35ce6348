package dev.slipway.sandbox.cluster.rollout;

import java.util.Locale;

/// The fate of a container, by its image's tag: `bad` cannot be pulled, `crash` ends at once, `unready` never
/// becomes ready; everything else serves.
public enum ImageFate {
  SERVES,
  NOT_PULLED,
  CRASHES,
  NEVER_READY;

  /// By the words in the image's tag.
  public static ImageFate of(String image) {
    String named = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    String tag = named.substring(named.lastIndexOf('/') + 1);
    tag = tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    if (tag.contains("bad")) {
      return NOT_PULLED;
    }
    if (tag.contains("crash")) {
      return CRASHES;
    }
    return tag.contains("unready") ? NEVER_READY : SERVES;
  }
}
