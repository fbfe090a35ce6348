package dev.slipway.deployer.diagnosis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Resolves the digest of the image that a rollout's pods run. Runtimes write image ids in their own ways:
/// `registry/app@sha256:…`, `docker-pullable://registry/app@sha256:…`.
public final class Digests {

  /// A bare `sha256:…` is the id of an image that the node has from no registry; nobody can pull it.
  private static final Pattern PULLED = Pattern.compile(".+@(sha256:[0-9a-f]{64})");

  private Digests() {}

  /// The digest in an image id, null if it has none that can be pulled.
  public static @Nullable String in(@Nullable String imageId) {
    Matcher pulled = PULLED.matcher(imageId == null ? "" : imageId);
    return pulled.matches() ? pulled.group(1) : null;
  }

  /// Null if the cluster says none, or the tag has moved while the pods began and they differ.
  ///
  /// @param image as it was asked for
  public static @Nullable String of(List<PodView> pods, String image) {
    List<String> digests =
        pods.stream()
            .filter(pod -> !pod.init() && image.equals(pod.image()))
            .flatMap(pod -> Stream.ofNullable(pod.digest()))
            .distinct()
            .toList();
    return digests.size() == 1 ? digests.getFirst() : null;
  }
}
