package dev.slipway.deployer.manifest;

import dev.slipway.contract.project.Phase;
import dev.slipway.deployer.instance.Names;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The Services and routes that lead to a Deployment's pods in its phase. Pure.
final class Ways {

  static final Set<String> KINDS = Set.of("Service", "Ingress", "HTTPRoute", "Mapping");

  private Ways() {}

  /// @throws IllegalArgumentException for a url that no route can be made of
  static List<Manifest> of(Frame frame) {
    if (frame.mainPort() == null || frame.placed().isGone()) {
      return List.of();
    }
    if (frame.placed().phase() instanceof Phase.Preview) {
      return preview(frame);
    }
    if (!frame.placed().isCanary()) {
      Frame main = frame.named(Names.object(frame.event()));
      return ways(main, Names.url(frame.event()), 0);
    }
    List<Manifest> ways = new ArrayList<>(canary(frame));
    if (frame.placed().phase() instanceof Phase.Share(int weight) && !ways.isEmpty()) {
      List<Manifest> main =
          ways(frame.named(Names.object(frame.event())), Names.url(frame.event()), weight);
      ways.add(main.getLast());
    }
    return ways;
  }

  /// The way to a version before it serves.
  static List<Manifest> preview(Frame frame) {
    return frame.mainPort() == null
        ? List.of()
        : ways(frame.named(Names.preview(frame.event())), Names.previewUrl(frame.event()), 0);
  }

  /// The Service that a weighing route leads to; none where the pods themselves are the share.
  static List<Manifest> canary(Frame frame) {
    return RouteManifest.isWeighted(frame) && frame.placed().stand().behind() == null
        ? List.of(ServiceManifest.of(frame.named(Names.canary(frame.event()))))
        : List.of();
  }

  private static List<Manifest> ways(Frame frame, @Nullable String url, int weight) {
    List<Manifest> ways = new ArrayList<>();
    ways.add(ServiceManifest.of(frame));
    Frame.Port main = frame.mainPort();
    if (url != null && main != null) {
      RouteManifest.of(frame, main, URI.create(url), weight).ifPresent(ways::add);
    }
    return ways;
  }
}
