package dev.slipway.deployer.instance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The objects of an environment's instance on the cluster.
///
/// @param all its Deployments
/// @param selected the instance that its Service leads to, null where there is no Service
public record InstanceObjects(List<Standing> all, @Nullable String selected) {

  public InstanceObjects {
    all = List.copyOf(all);
  }

  /// A Deployment as it is.
  ///
  /// @param replicas the pods that it is to have, whoever said so
  /// @param ownsReplicas whether Slipway alone said so: a number that it no longer said would become one
  public record Standing(Placed placed, int replicas, boolean ownsReplicas) {

    /// As its request says, if nobody else has said otherwise.
    public Standing(Placed placed, int replicas) {
      this(
          placed,
          replicas,
          placed.stand().replicas() != null
              || !Boolean.TRUE.equals(placed.asked().event().to().scaledByOthers()));
    }

    public long sequence() {
      return placed.asked().event().sequence();
    }

    /// The name of the Deployment.
    public String name() {
      return placed.name();
    }
  }

  /// The highest, 0 where there is no Deployment.
  public long sequence() {
    return latest().map(Standing::sequence).orElse(0L);
  }

  /// The one with the highest sequence, empty if there is no Deployment.
  public Optional<Standing> latest() {
    return all.stream().max(Comparator.comparingLong(Standing::sequence));
  }

  /// @param name of a Deployment
  public Optional<Standing> find(String name) {
    return all.stream().filter(standing -> standing.name().equals(name)).findFirst();
  }

  /// The one that the Service leads to; empty if there is none, or if it was taken back.
  public Optional<Standing> serving() {
    return selected == null
        ? Optional.empty()
        : find(selected).filter(standing -> !standing.placed().isGone());
  }

  /// The name of the one that serves.
  ///
  /// @param first the name if none serves yet
  public String stable(String first) {
    return serving().map(Standing::name).orElse(first);
  }

  /// All Deployments but the one of that name.
  public List<Standing> others(String name) {
    return all.stream().filter(standing -> !standing.name().equals(name)).toList();
  }
}
