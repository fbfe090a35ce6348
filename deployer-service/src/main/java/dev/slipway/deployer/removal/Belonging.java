package dev.slipway.deployer.removal;

import dev.slipway.deployer.manifest.Manifest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An object on the cluster that was made for an instance of an environment.
///
/// @param version as it was seen, on which it is deleted
/// @param release the label of the release that it was applied for last, null where somebody has taken
///     it away
/// @param sequence of the request that it was applied for last, 0 for what is no Deployment
public record Belonging(
    String apiVersion,
    String kind,
    String namespace,
    String name,
    String version,
    @Nullable String release,
    long sequence) {

  /// Whether it is the object that the manifest means.
  boolean is(Manifest manifest) {
    return kind.equals(manifest.kind()) && name.equals(manifest.name());
  }

  @Override
  public String toString() {
    return kind.toLowerCase(Locale.ROOT) + " " + name + " in " + namespace;
  }
}
