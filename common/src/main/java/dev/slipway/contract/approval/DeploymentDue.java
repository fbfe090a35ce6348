package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import java.time.Instant;

/// A deployment timer fired: a report is missing, or the lifetime of what was deployed ends.
///
/// @param environment the environment's name
/// @param sequence of the request that was waited for
/// @param due when the timer was to fire; the deployment is judged by this time
@EventType("dev.slipway.timer.deployment-due.v1")
public record DeploymentDue(
    String project,
    String release,
    String environment,
    String slot,
    long sequence,
    About about,
    Instant due)
    implements Timer {

  public DeploymentDue {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(environment, "environment");
    Required.field(slot, "slot");
    Required.field(about, "about");
    Required.field(due, "due");
  }

  @Override
  public String subject() {
    return release;
  }

  /// The report that is missing.
  public enum About {
    /// That a deployer has taken it.
    @JsonProperty("answer")
    ANSWER,
    /// How it ended.
    @JsonProperty("outcome")
    OUTCOME,
    /// That somebody still needs the instance: it is about to expire.
    @JsonProperty("expiring")
    EXPIRING,
    /// The same, at its end.
    @JsonProperty("expired")
    EXPIRED
  }
}
