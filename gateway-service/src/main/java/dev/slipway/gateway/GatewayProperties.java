package dev.slipway.gateway;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The gateway.
///
/// @param projects the folder of project files
/// @param reload how often the folder is looked at for changes
/// @param secrets a folder with a file for each secret that projects name; where there is none, NAME is the
///     environment variable SLIPWAY_SECRET_NAME
/// @param unsignedBuilds whether builds are taken for projects that name no secret; anybody who reaches
///     the gateway can then start a release
@ConfigurationProperties("slipway.gateway")
public record GatewayProperties(
    @DefaultValue("projects") Path projects,
    @DefaultValue("2s") Duration reload,
    @Nullable Path secrets,
    @DefaultValue("false") boolean unsignedBuilds) {

  public GatewayProperties {
    if (reload.toMillis() < 100) {
      throw new IllegalArgumentException("slipway.gateway.reload must be at least 100ms");
    }
  }
}
