package dev.slipway.cli.doctor;

import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.settings.DoctorSettings;
import dev.slipway.cli.project.LimitsOptions;
import dev.slipway.projectfiles.ProjectFiles;
import dev.slipway.secret.NamedSecrets;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The project files that the gateway is given, and the secrets that it finds for them.
///
/// @param state of the files
/// @param secrets the value of each secret that the gateway would find
record ProjectSource(CheckResult state, Wanted wanted, Function<String, Optional<String>> secrets) {

  private static final Wanted NOTHING = Wanted.by(List.of());

  /// @param folder null for the one of the gateway's variables
  static ProjectSource of(
      @Nullable Path folder, Map<Service, DoctorSettings> settings, LimitsOptions limits) {
    DoctorSettings gateway = settings.get(Service.GATEWAY);
    Path chosen =
        folder != null || gateway == null
            ? folder
            : gateway
                .given("slipway.gateway.projects", "SLIPWAY_GATEWAY_PROJECTS")
                .map(Path::of)
                .orElse(null);
    if (chosen == null) {
      return new ProjectSource(Verdicts.NO_PROJECTS, NOTHING, _ -> Optional.empty());
    }
    return read(chosen, limits, secrets(gateway));
  }

  private static ProjectSource read(
      Path folder, LimitsOptions limits, Function<String, Optional<String>> secrets) {
    try {
      ProjectFiles.Report files = ProjectFiles.check(folder, limits.read());
      return new ProjectSource(
          files.problems().isEmpty()
              ? Verdicts.goodProjects(files.projects().size())
              : Verdicts.brokenProjects(files.problems().size(), folder.toString()),
          Wanted.by(files.definitions().values()),
          secrets);
    } catch (UncheckedIOException e) {
      return new ProjectSource(Verdicts.unreadableProjects(folder.toString()), NOTHING, secrets);
    }
  }

  private static Function<String, Optional<String>> secrets(@Nullable DoctorSettings gateway) {
    if (gateway == null) {
      return _ -> Optional.empty();
    }
    NamedSecrets secrets =
        new NamedSecrets(
            gateway.value("slipway.gateway.secrets").map(Path::of).orElse(null),
            gateway.isOn("slipway.secrets.any-variable"),
            name -> name == null ? null : gateway.variable(name).orElse(null));
    return secrets::find;
  }
}
