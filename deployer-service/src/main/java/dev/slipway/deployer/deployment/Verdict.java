package dev.slipway.deployer.deployment;

import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.approval.DeployRequested;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a request is applied over what is there.
sealed interface Verdict {

  /// @param version what was there, null where nothing was
  record Apply(@Nullable String version) implements Verdict {}

  /// It is there already.
  record AppliedBefore() implements Verdict {}

  record Refuse(Diagnosis why) implements Verdict {}

  static Verdict of(DeployRequested request, Optional<Cluster.Existing> existing) {
    if (existing.isEmpty()) {
      return new Apply(null);
    }
    Cluster.Existing there = existing.get();
    if (!request.project().equals(there.project()) || !request.slot().equals(there.slot())) {
      return new Refuse(
          Diagnosis.of(
              "NotOurs",
              "the deployment %s in %s belongs to somebody else; rename it or choose another namespace"
                  .formatted(Names.object(request), request.to().namespace())));
    }
    if (there.sequence() > request.sequence()) {
      return new Refuse(
          Diagnosis.of(
              "Superseded",
              "a newer deployment (%d) has been applied; this one (%d) is not"
                  .formatted(there.sequence(), request.sequence())));
    }
    return there.sequence() == request.sequence()
        ? new AppliedBefore()
        : new Apply(there.version());
  }
}
