package dev.slipway.gateway.catalogue;

import dev.slipway.projectfiles.ProjectLimits;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The limits of what project files may name.
///
/// @param file the operator's file outside the project folder, read when the gateway starts, which says per
///     project what it may name (docs/concepts/projects.md); without one every project may name anything but the
///     reserved namespaces and privileged pods
/// @param reserved namespaces that a project may name only where the file allows it by name
@ConfigurationProperties("slipway.gateway.limits")
record LimitsProperties(
    @Nullable Path file, @DefaultValue({"slipway", "slipway-*", "kube-*"}) List<String> reserved) {

  /// @throws IllegalArgumentException with everything that is wrong in the file
  ProjectLimits read() {
    try {
      return ProjectLimits.read(file, reserved);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("slipway.gateway.limits.file: " + e.getMessage(), e);
    }
  }
}
