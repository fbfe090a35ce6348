package dev.slipway.contract.deployer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Event;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import org.jspecify.annotations.Nullable;

/// A report of the deployer about a [dev.slipway.contract.approval.DeployRequested] or an
/// [dev.slipway.contract.approval.EnvironmentRemovalRequested]. Each outcome is reported at least once,
/// always under the same event id.
public sealed interface DeployerEvent extends Event {

  String release();

  /// The environment's instance, as requested.
  String slot();

  /// The request's sequence.
  long sequence();

  /// The resources were applied and the rollout is being watched.
  @EventType("dev.slipway.deployment.started.v1")
  record DeployStarted(String project, String release, String slot, long sequence)
      implements DeployerEvent {
    public DeployStarted {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }
  }

  /// The request was taken and waits for something that may pass: a webhook that is down, a quota that is
  /// used up, an API server that answers nobody.
  ///
  /// @param trouble what it waits for; null once it no longer does
  @EventType("dev.slipway.deployment.delayed.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeployDelayed(
      String project, String release, String slot, long sequence, @Nullable Diagnosis trouble)
      implements DeployerEvent {
    public DeployDelayed {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }
  }

  /// The number of new pods that serve has changed. At most one a second for each rollout, and none after its
  /// end.
  ///
  /// @param ready new pods that serve
  /// @param desired pods wanted
  @EventType("dev.slipway.deployment.progressed.v1")
  record DeployProgressed(
      String project, String release, String slot, long sequence, int ready, int desired)
      implements DeployerEvent {
    public DeployProgressed {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }
  }

  /// The new pods serve.
  ///
  /// @param url where, null where the environment has no route
  /// @param share what part of the requests reaches them; null where no other phase is to come, and
  ///     where that is not known
  /// @param digest of the image that the pods run, for example `sha256:…`, null if the cluster does not say
  ///     one
  @EventType("dev.slipway.deployment.succeeded.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeploySucceeded(
      String project,
      String release,
      String slot,
      long sequence,
      @Nullable String url,
      @Nullable Traffic share,
      @Nullable String digest)
      implements DeployerEvent {
    public DeploySucceeded {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }

    /// One that comes at once.
    public DeploySucceeded(
        String project, String release, String slot, long sequence, @Nullable String url) {
      this(project, release, slot, sequence, url, null, null);
    }

    /// One that says nothing of the image.
    public DeploySucceeded(
        String project,
        String release,
        String slot,
        long sequence,
        @Nullable String url,
        @Nullable Traffic share) {
      this(project, release, slot, sequence, url, share, null);
    }
  }

  /// The new pods do not serve, or the request could not be carried out.
  @EventType("dev.slipway.deployment.failed.v1")
  record DeployFailed(
      String project, String release, String slot, long sequence, Diagnosis diagnosis)
      implements DeployerEvent {
    public DeployFailed {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
      Required.field(diagnosis, "diagnosis");
    }
  }

  /// A deployed object is no longer as it was deployed: somebody has changed or deleted it. Told once for
  /// each state that it is found in.
  @EventType("dev.slipway.deployment.drift-detected.v1")
  record DriftDetected(String project, String release, String slot, long sequence, Drift drift)
      implements DeployerEvent {
    public DriftDetected {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
      Required.field(drift, "drift");
    }
  }

  /// A drifted object is as it was deployed again.
  @EventType("dev.slipway.deployment.drift-ended.v1")
  record DriftEnded(String project, String release, String slot, long sequence)
      implements DeployerEvent {
    public DriftEnded {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }
  }

  /// A newer request had been applied when this one was read, so it was not applied. Says nothing of
  /// what became of it if it had been applied before: that was reported in its time. It ends a
  /// deployment only where that is still under way.
  ///
  /// @param by the newer request's sequence
  @EventType("dev.slipway.deployment.overtaken.v1")
  record DeployOvertaken(String project, String release, String slot, long sequence, long by)
      implements DeployerEvent {
    public DeployOvertaken {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }
  }

  /// Everything that was created for an instance of an environment is gone, or never was there.
  @EventType("dev.slipway.environment.removed.v1")
  record EnvironmentRemoved(String project, String release, String slot, long sequence)
      implements DeployerEvent {
    public EnvironmentRemoved {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
    }
  }

  /// Something of an instance of an environment cannot be taken away. What could be is gone.
  @EventType("dev.slipway.environment.removal-failed.v1")
  record EnvironmentRemovalFailed(
      String project, String release, String slot, long sequence, Diagnosis diagnosis)
      implements DeployerEvent {
    public EnvironmentRemovalFailed {
      Required.field(project, "project");
      Required.field(release, "release");
      Required.field(slot, "slot");
      Required.field(diagnosis, "diagnosis");
    }
  }
}
