package dev.slipway.deployer.apply;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.manifest.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The judgement of a request against what exists.
public sealed interface Verdict {

  /// @param version what was there, null where nothing was
  record Apply(@Nullable String version) implements Verdict {}

  /// It is there already.
  record AppliedBefore() implements Verdict {}

  /// A newer one is there.
  ///
  /// @param by its sequence
  record Overtaken(long by) implements Verdict {}

  /// It must not be applied.
  record Refuse(Diagnosis why) implements Verdict {}

  /// @param existing the Deployment of the name that the request means, empty if there is none
  static Verdict of(DeployRequested request, Optional<Cluster.Existing> existing) {
    if (existing.isEmpty()) {
      return new Apply(null);
    }
    Cluster.Existing there = existing.get();
    if (!request.project().equals(there.project()) || !request.slot().equals(there.slot())) {
      return notOurs("deployment", Names.deployment(request), request);
    }
    Verdict verdict = fence(request, there.sequence()).orElseGet(() -> new Apply(there.version()));
    return switch (verdict) {
      case Apply _ when there.damaged() -> damaged(request);
      case AppliedBefore _ when there.damaged() && !there.reported() -> damaged(request);
      default -> verdict;
    };
  }

  /// Nobody could tell how its rollout goes.
  private static Refuse damaged(DeployRequested request) {
    String name = Names.deployment(request);
    String namespace = request.to().namespace();
    return new Refuse(
        Diagnosis.of(
            Diagnosis.Cause.OTHER,
            "AnnotationsDamaged",
            "somebody has changed the annotations by which Slipway follows the deployment %s in %s; remove them with `kubectl annotate deployment %s -n %s %s- %s- %s-`, then deploy again"
                .formatted(
                    name, namespace, name, namespace, Keys.REQUEST, Keys.STAND, Keys.APPLIED_AT),
            List.of()));
  }

  /// Of the slot as a whole, empty where nothing is in the way.
  ///
  /// @param sequence the highest that any of its Deployments has
  static Optional<Verdict> fence(DeployRequested request, long sequence) {
    if (sequence > request.sequence()) {
      return Optional.of(new Overtaken(sequence));
    }
    return sequence == request.sequence() ? Optional.of(new AppliedBefore()) : Optional.empty();
  }

  /// Nothing is applied where an object of one of its names is somebody else's: it would be taken over
  /// field by field.
  ///
  /// @param owner whose the object is that the manifest would be applied over, empty where there is none
  static Optional<Refuse> over(
      DeployRequested request, Manifest manifest, Optional<Cluster.Owner> owner) {
    return owner
        .filter(there -> !there.equals(Cluster.Owner.of(request)))
        .map(_ -> notOurs(manifest.kind().toLowerCase(Locale.ROOT), manifest.name(), request));
  }

  private static Refuse notOurs(String kind, String name, DeployRequested request) {
    return new Refuse(
        Diagnosis.of(
            Diagnosis.Cause.NOT_OURS,
            "NotOurs",
            "the %s %s in %s belongs to somebody else; rename it or choose another namespace"
                .formatted(kind, name, request.to().namespace()),
            List.of()));
  }
}
