package dev.slipway.deployer.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a Deployment beyond its request: its JSON is an annotation beside the request's. Most have
/// none of it.
///
/// @param runs the request whose build runs, null where it is the one that was asked for last
/// @param before the request whose build ran here before and runs again if this one is taken back, null
///     where nothing is remembered
/// @param behind the instance that the pods serve with, beside the pods of the Deployment of that name;
///     null where they are an instance of their own
/// @param pods the labels by which the pods tell what they were made for, where they were not made
///     for the request: with them they stay
/// @param replicas how many pods, null where the environment or an autoscaler says
/// @param waysLast true if the ways to the pods are applied once they are ready, since it could not be known
///     if the Deployment would be refused; null otherwise
@Buildable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stand(
    @Nullable Request runs,
    @Nullable Request before,
    @Nullable String behind,
    Map<String, String> pods,
    @Nullable Integer replicas,
    @Nullable Boolean waysLast) {

  /// Of a Deployment that is just what its request says.
  public static final Stand PLAIN = StandBuilder.builder().build();

  public Stand {
    pods = Required.map(pods);
  }

  /// A copy whose ways are applied once its pods are ready.
  public Stand withWaysLast() {
    return new Stand(runs, before, behind, pods, replicas, true);
  }

  /// A copy that remembers another request to go back to, or none.
  public Stand before(@Nullable Request before) {
    return new Stand(runs, before, behind, pods, replicas, waysLast);
  }

  /// A copy whose pods serve with another instance, or with none.
  public Stand behind(@Nullable String behind) {
    return new Stand(runs, before, behind, pods, replicas, waysLast);
  }

  /// A copy that keeps the pods that have these labels.
  public Stand pods(Map<String, String> pods) {
    return new Stand(runs, before, behind, pods, replicas, waysLast);
  }

  /// A copy with another number of pods, null to leave it to the environment or an autoscaler.
  public Stand replicas(@Nullable Integer replicas) {
    return new Stand(runs, before, behind, pods, replicas, waysLast);
  }
}
