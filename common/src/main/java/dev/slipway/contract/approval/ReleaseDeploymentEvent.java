package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.ReleaseSnapshot;
import org.jspecify.annotations.Nullable;

/// Something happened to one of a release's deployments, or to the instance of an environment that it made.
public sealed interface ReleaseDeploymentEvent extends ReleaseEvent {

  /// A deployment waits until another release's deployment to the same environment has ended.
  @EventType("dev.slipway.release.deployment-waiting.v1")
  record DeploymentWaiting(ReleaseSnapshot release, String step, String behind)
      implements ReleaseDeploymentEvent {
    public DeploymentWaiting {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(behind, "behind");
    }
  }

  /// The progress of a running deployment has changed: the snapshot says how far.
  @EventType("dev.slipway.release.deployment-progressed.v1")
  record DeploymentProgressed(ReleaseSnapshot release, String step)
      implements ReleaseDeploymentEvent {
    public DeploymentProgressed {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// No deployer has taken a deployment. It still is to be done; this ends where one takes it.
  ///
  /// @param cluster whose deployer does not answer
  @EventType("dev.slipway.release.deployment-unanswered.v1")
  record DeploymentUnanswered(ReleaseSnapshot release, String step, String cluster)
      implements ReleaseDeploymentEvent {
    public DeploymentUnanswered {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(cluster, "cluster");
    }
  }

  /// The new version serves.
  ///
  /// @param share what part of the requests reaches it; null where no other phase is to come, and where
  ///     that is not known
  @EventType("dev.slipway.release.deployment-succeeded.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeploymentSucceeded(
      ReleaseSnapshot release, String step, @Nullable String url, @Nullable Traffic share)
      implements ReleaseDeploymentEvent {
    public DeploymentSucceeded {
      Required.field(release, "release");
      Required.field(step, "step");
    }

    /// One that came at once.
    public DeploymentSucceeded(ReleaseSnapshot release, String step, @Nullable String url) {
      this(release, step, url, null);
    }
  }

  /// The new version does not serve.
  @EventType("dev.slipway.release.deployment-failed.v1")
  record DeploymentFailed(ReleaseSnapshot release, String step, Diagnosis diagnosis)
      implements ReleaseDeploymentEvent {
    public DeploymentFailed {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(diagnosis, "diagnosis");
    }
  }

  /// The release has ended between the phases of a deployment, and what they brought is taken away.
  @EventType("dev.slipway.release.deployment-aborted.v1")
  record DeploymentAborted(ReleaseSnapshot release, String step) implements ReleaseDeploymentEvent {
    public DeploymentAborted {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A deployed object has been changed or deleted by somebody else.
  @EventType("dev.slipway.release.drift-detected.v1")
  record DriftDetected(ReleaseSnapshot release, String step, Drift drift)
      implements ReleaseDeploymentEvent {
    public DriftDetected {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(drift, "drift");
    }
  }

  /// A drifted object is as it was deployed again.
  @EventType("dev.slipway.release.drift-ended.v1")
  record DriftEnded(ReleaseSnapshot release, String step) implements ReleaseDeploymentEvent {
    public DriftEnded {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// The removal of a deployed instance is near, unless somebody puts it off; the snapshot has its time.
  @EventType("dev.slipway.release.environment-expiring.v1")
  record EnvironmentExpiring(ReleaseSnapshot release, String step)
      implements ReleaseDeploymentEvent {
    public EnvironmentExpiring {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// Somebody has put the removal off; the snapshot says until when.
  ///
  /// @param by who has, null where a newer build came for it
  @EventType("dev.slipway.release.environment-extended.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EnvironmentExtended(ReleaseSnapshot release, String step, @Nullable Actor by)
      implements ReleaseDeploymentEvent {
    public EnvironmentExtended {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// The removal of a deployed instance has begun.
  @EventType("dev.slipway.release.environment-removing.v1")
  record EnvironmentRemoving(ReleaseSnapshot release, String step)
      implements ReleaseDeploymentEvent {
    public EnvironmentRemoving {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A deployed instance has been removed.
  @EventType("dev.slipway.release.environment-removed.v1")
  record EnvironmentRemoved(ReleaseSnapshot release, String step)
      implements ReleaseDeploymentEvent {
    public EnvironmentRemoved {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// The removal of a deployed instance failed; it is tried again.
  @EventType("dev.slipway.release.environment-removal-failed.v1")
  record EnvironmentRemovalFailed(ReleaseSnapshot release, String step, Diagnosis diagnosis)
      implements ReleaseDeploymentEvent {
    public EnvironmentRemovalFailed {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(diagnosis, "diagnosis");
    }
  }
}
