package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import dev.slipway.contract.workload.Workload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A place that a project is deployed to.
///
/// @param namespace the Kubernetes namespace
/// @param createNamespace whether the deployer creates the namespace where it is missing
/// @param cluster the name of the cluster, `default` where the file names none
/// @param url a template with `{target}` and `{type}`; with `{target}` there is one instance of the
///     environment for each branch or tag; null for no route
/// @param replicas pods wanted, at least 0
/// @param timeout how long a rollout may take
/// @param scaledByOthers whether the number of pods is an autoscaler's to set and `replicas` says
///     nothing; null is false
/// @param workload what runs here, whole; null where it is the project's
/// @param drift what is done where somebody changes what was deployed; null is [OnDrift#REPORT]
/// @param rollback how it is rolled back; null is [RollbackRules#NONE]
/// @param ttl how long an instance stays that no new build comes for; null for as long as nobody removes
///     it. Only where each branch or tag has an instance
/// @param strategy how a new version takes over from the old one; null is rolling
@Buildable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Environment(
    String namespace,
    boolean createNamespace,
    String cluster,
    @Nullable String url,
    int replicas,
    Duration timeout,
    @Nullable Boolean scaledByOthers,
    @Nullable Workload workload,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        @Nullable OnDrift drift,
    @Nullable RollbackRules rollback,
    @Nullable Duration ttl,
    @Nullable Strategy strategy) {

  public Environment {
    Required.field(namespace, "environment.namespace");
    Required.field(cluster, "environment.cluster");
    Required.field(timeout, "environment.timeout");
  }

  /// The same where the workload is told beside it.
  public Environment withoutWorkload() {
    return EnvironmentBuilder.builder(this).workload(null).build();
  }

  /// The reaction to a deployed object that somebody has changed or deleted.
  public enum OnDrift {
    /// It is told.
    @JsonEnumDefaultValue
    @JsonProperty("report")
    REPORT,
    /// It is told, and put right.
    @JsonProperty("correct")
    CORRECT
  }

  /// How it is rolled back.
  public RollbackRules rollbackRules() {
    return rollback == null ? RollbackRules.NONE : rollback;
  }

  /// Whether each branch or tag has an instance of its own.
  public boolean perTarget() {
    return url != null && url.contains("{target}");
  }
}
