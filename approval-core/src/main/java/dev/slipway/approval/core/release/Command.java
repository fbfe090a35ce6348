package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.wait.WaitStepCommand;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command to one release.
public sealed interface Command
    permits GateCommand,
        WaitStepCommand,
        DeploymentCommand,
        EnvironmentCommand,
        Command.Open,
        Command.Supersede {

  Instant at();

  /// @param outdated why the release ends at once, null where it does not
  record Open(
      String release,
      Subject subject,
      ProjectDefinition definition,
      Cause cause,
      @Nullable Outdated outdated,
      Instant at)
      implements Command {

    /// By a new build.
    public Open(String release, Build build, ProjectDefinition definition, Instant at) {
      this(release, new Subject.Artifact(build), definition, new Cause.Built(), null, at);
    }
  }

  /// The reason for which nobody needs a build any more.
  ///
  /// @param by the newer release, null where the branch or tag is gone
  record Outdated(Outcome outcome, @Nullable String by) {}

  /// @param by the newer release
  record Supersede(String by, Instant at) implements Command {}
}
