package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command to one release.
public sealed interface Command
    permits GateCommand, DeploymentCommand, EnvironmentCommand, Command.Open, Command.Supersede {

  Instant at();

  /// @param rollback null where it brings something new
  /// @param outdated why the release ends at once, null where it does not
  record Open(
      String release,
      Build build,
      ProjectDefinition definition,
      @Nullable Rollback rollback,
      @Nullable Outdated outdated,
      Instant at)
      implements Command {

    public Open(String release, Build build, ProjectDefinition definition, Instant at) {
      this(release, build, definition, null, null, at);
    }
  }

  /// The reason for which nobody needs a build any more.
  ///
  /// @param by the newer release, null where the branch or tag is gone
  record Outdated(Outcome outcome, @Nullable String by) {}

  /// @param by the newer release
  record Supersede(String by, Instant at) implements Command {}
}
