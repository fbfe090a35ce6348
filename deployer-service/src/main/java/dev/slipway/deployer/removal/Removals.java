package dev.slipway.deployer.removal;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.apply.Verdict;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.cluster.Fences;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.instance.Turns;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Takes away what was created for an instance of an environment: all of it, and nothing else. A
/// namespace stays, since every instance of an environment lives in the same one.
@Service
public class Removals {

  private static final Logger log = LoggerFactory.getLogger(Removals.class);

  private final Cluster cluster;
  private final Belongings belongings;
  private final Fences fences;
  private final Turns turns;
  private final Results results;

  Removals(Cluster cluster, Belongings belongings, Fences fences, Turns turns, Results results) {
    this.cluster = cluster;
    this.belongings = belongings;
    this.fences = fences;
    this.turns = turns;
    this.results = results;
  }

  /// Idempotent: what is gone is reported as removed again.
  ///
  /// @param request the removal, as the deployment of what is to go
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster or Kafka does not answer, or
  ///     something has changed while it was being removed: the request is to be handled again
  public void handle(Request request) {
    turns.alone(
        request.event(),
        () -> {
          try {
            decide(request);
          } catch (Cluster.RefusedException e) {
            fail(request, e.diagnosis());
          }
        });
  }

  private void decide(Request request) {
    DeployRequested event = request.event();
    String namespace = event.to().namespace();
    switch (Verdict.of(event, cluster.find(namespace, Names.deployment(event)))) {
      case Verdict.Refuse(Diagnosis why) -> fail(request, why);
      case Verdict.Overtaken(long by) -> overtaken(request, by);
      case Verdict.Apply _, Verdict.AppliedBefore _ -> {
        List<Belonging> there = belongings.deployments(event);
        long newest = there.stream().mapToLong(Belonging::sequence).max().orElse(0);
        if (newest > event.sequence()) {
          overtaken(request, newest);
        } else {
          // Before anything goes: once it is gone, nothing else refuses an older request.
          fences.remember(event);
          remove(request, there);
        }
      }
    }
  }

  private void remove(Request request, List<Belonging> there) {
    DeployRequested event = request.event();
    Diagnosis refused = null;
    int gone = 0;
    for (Belonging belonging : doomed(request, there)) {
      try {
        belongings.delete(belonging);
        gone++;
      } catch (Cluster.RefusedException e) {
        log.warn("release {}: {}", event.release(), e.getMessage());
        refused = refused == null ? e.diagnosis() : refused;
      }
    }
    if (refused != null) {
      fail(request, refused);
      return;
    }
    log.info(
        "release {}: {} removed, {} objects ({})",
        event.release(),
        event.slot(),
        gone,
        event.sequence());
    results.removed(request);
  }

  /// Deployments first: they were applied last, and their pods take the longest to go.
  private Set<Belonging> doomed(Request request, List<Belonging> there) {
    DeployRequested event = request.event();
    Set<String> names = new HashSet<>(List.of(Names.deployment(event), Names.object(event)));
    there.forEach(deployment -> names.add(deployment.name()));
    Set<Belonging> doomed = new LinkedHashSet<>(there);
    for (Manifest manifest : manifests(request).reversed()) {
      if (!manifest.kind().equals("Deployment") && !manifest.kind().equals("Namespace")) {
        belongings.find(event, manifest, names).ifPresent(doomed::add);
      }
    }
    doomed.addAll(belongings.beside(event, names));
    return doomed;
  }

  /// None where the project's file cannot be used: nothing was applied of it.
  private static List<Manifest> manifests(Request request) {
    try {
      return new ArrayList<>(Manifests.of(request, Instant.EPOCH));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /// Reports that a removal is not done since a newer request has come.
  ///
  /// @param by its sequence
  /// @throws dev.slipway.messaging.failure.TransientException if the result was not taken
  public void overtaken(Request request, long by) {
    fail(
        request,
        Diagnosis.of(
            Diagnosis.Cause.OTHER,
            "Overtaken",
            "%s was deployed again (%d) after its removal was asked for (%d); it stays"
                .formatted(request.event().slot(), by, request.event().sequence()),
            List.of()));
  }

  private void fail(Request request, Diagnosis why) {
    log.info(
        "release {}: {} not removed ({}): {}",
        request.event().release(),
        request.event().slot(),
        request.event().sequence(),
        why.reason());
    results.removalFailed(request, why);
  }
}
