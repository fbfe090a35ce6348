package dev.slipway.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The address at which people look at releases.
///
/// @param consoleUrl the approval service's address as people reach it
@ConfigurationProperties("slipway")
public record ConsoleProperties(@DefaultValue("http://localhost:8081") URI consoleUrl) {

  /// Where a release can be seen.
  public String release(String id) {
    return consoleUrl.toString().replaceAll("(?<!/)/++$", "") + "/api/releases/" + id;
  }
}
