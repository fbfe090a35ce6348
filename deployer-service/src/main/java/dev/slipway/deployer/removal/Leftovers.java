package dev.slipway.deployer.removal;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Turns;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Objects of earlier requests that the one that is live now does not have: the Ingress of a project that has
/// no route any more, for example.
@Service
public class Leftovers {

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  private final Cluster cluster;
  private final Belongings belongings;
  private final Turns turns;

  Leftovers(Cluster cluster, Belongings belongings, Turns turns) {
    this.cluster = cluster;
    this.belongings = belongings;
    this.turns = turns;
  }

  /// Takes them away, unless a newer request is there. What may not be deleted is left. Where versions
  /// take over by a strategy everything stays: they share what is beside them.
  ///
  /// @param request one whose pods serve, as the Deployment remembers it
  /// @param deployment the Deployment's name
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or something has
  ///     changed meanwhile: try again
  public void clear(Request request, String deployment) {
    if (request.event().phase() == null && request.event().to().strategy() == null) {
      turns.alone(
          request.event(),
          () -> {
            try {
              stale(request, deployment).forEach(belonging -> delete(request, belonging));
            } catch (Cluster.RefusedException e) {
              log.warn("release {}: {}", request.event().release(), e.getMessage());
            }
          });
    }
  }

  private List<Belonging> stale(Request request, String deployment) {
    DeployRequested event = request.event();
    boolean isLatest =
        cluster
            .find(event.to().namespace(), deployment)
            .filter(there -> there.sequence() == event.sequence())
            .isPresent();
    if (!isLatest) {
      return List.of();
    }
    List<Manifest> wanted = Manifests.of(request, Instant.EPOCH);
    // By the release as well: a Deployment may not have room to remember the project's own
    // manifests.
    String release = Names.label(event.release());
    return belongings.beside(event, Set.of(deployment)).stream()
        .filter(there -> there.release() != null && !release.equals(there.release()))
        .filter(there -> wanted.stream().noneMatch(there::is))
        .toList();
  }

  private void delete(Request request, Belonging belonging) {
    belongings.delete(belonging);
    log.info("release {}: {} is no longer wanted, deleted", request.event().release(), belonging);
  }
}
