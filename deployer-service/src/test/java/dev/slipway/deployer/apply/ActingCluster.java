package dev.slipway.deployer.apply;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.cluster.Fences;
import dev.slipway.deployer.cluster.Remembered;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A cluster with the Deployments of one slot, that takes note of what is done to them and in which order.
final class ActingCluster implements Cluster, Fences, Remembered, Results {

  private final InstanceObjects slot;
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final List<Manifest> applied = Collections.synchronizedList(new ArrayList<>());
  private final List<String> unknown;
  private @Nullable CyclicBarrier ways;

  /// @param unknown the objects of which it cannot tell if it will take them
  ActingCluster(InstanceObjects slot, String... unknown) {
    this.slot = slot;
    this.unknown = List.of(unknown);
  }

  /// Lets no Service and no route be applied before as many are being applied.
  ActingCluster meeting(int parties) {
    ways = new CyclicBarrier(parties);
    return this;
  }

  /// All that was applied, in order.
  List<Manifest> applied() {
    return applied;
  }

  List<String> done() {
    return done;
  }

  @Override
  public void forget(String namespace, String deployment) {
    done.add("forget " + namespace + "/" + deployment);
  }

  @Override
  public void delete(Manifest manifest) {
    done.add("delete " + manifest);
  }

  @Override
  public void apply(List<Manifest> manifests, @Nullable String version) {
    manifests.stream().filter(Manifests::isWay).forEach(_ -> meet());
    manifests.forEach(manifest -> done.add("apply " + manifest));
    applied.addAll(manifests);
  }

  private void meet() {
    try {
      if (ways != null) {
        ways.await(30, TimeUnit.SECONDS);
      }
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the ways are not applied at once", e);
    }
  }

  @Override
  public List<Manifest> rehearse(List<Manifest> manifests, @Nullable String version) {
    return manifests.stream().filter(manifest -> unknown.contains(manifest.toString())).toList();
  }

  @Override
  public void correct(List<Manifest> manifests, @Nullable String version) {
    done.add("correct " + manifests.getLast());
  }

  @Override
  public Optional<Existing> find(String namespace, String name) {
    return slot.find(name)
        .map(there -> {
          DeployRequested event = there.placed().asked().event();
          return new Existing(event.project(), event.slot(), event.sequence(), "1", false, false);
        });
  }

  @Override
  public InstanceObjects slot(DeployRequested request) {
    return slot;
  }

  @Override
  public Optional<Owner> owner(Manifest manifest) {
    return Optional.empty();
  }

  @Override
  public long removed(DeployRequested request) {
    return 0;
  }

  @Override
  public void remember(DeployRequested removal) {}

  @Override
  public void started(Request request) {}

  @Override
  public void delayed(Request request, @Nullable Diagnosis trouble) {}

  @Override
  public void progressed(Request request, int ready, int desired, String version) {}

  @Override
  public void drifted(Request request, Drift drift, String version) {}

  @Override
  public void driftEnded(Request request, String version) {}

  @Override
  public void succeeded(
      Request request, @Nullable String url, @Nullable Traffic share, @Nullable String digest) {}

  @Override
  public void failed(Request request, Diagnosis diagnosis) {}

  @Override
  public void removed(Request removal) {}

  @Override
  public void removalFailed(Request removal, Diagnosis diagnosis) {}

  @Override
  public void overtaken(Request request, long by) {}
}
