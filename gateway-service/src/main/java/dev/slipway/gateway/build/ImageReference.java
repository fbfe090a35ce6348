package dev.slipway.gateway.build;

import com.google.re2j.Pattern;

/// Judges references of container images by the grammar that registries and container runtimes share.
public final class ImageReference {

  private static final int LONGEST = 512;

  private static final String PART = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";
  private static final String HOST = PART + "(\\." + PART + ")*(:[0-9]{1,5})?";
  private static final String NAME = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
  private static final String TAG = ":[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
  private static final String DIGEST =
      "@(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}|[a-z][a-z0-9]*([+._-][a-z0-9]+)+:[a-f0-9]{32,256})";
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(" + HOST + "/)?" + NAME + "(/" + NAME + ")*(" + TAG + ")?(" + DIGEST + ")?");

  private ImageReference() {}

  /// Whether a container registry could hold it; not whether one does.
  public static boolean isOne(String image) {
    return image.length() <= LONGEST && REFERENCE.matches(image);
  }
}
