package dev.slipway.gateway.web;

import dev.slipway.gateway.GatewayProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Resolves the secrets that projects name: a file of that name in the configured folder, else an
/// environment variable. Read each time, so that a rotated secret is in force at once.
@Component
public class Secrets {

  private static final Logger log = LoggerFactory.getLogger(Secrets.class);

  private final GatewayProperties properties;

  public Secrets(GatewayProperties properties) {
    this.properties = properties;
  }

  /// @throws org.springframework.web.ErrorResponseException 503 where nobody has provided the secret
  public String require(String name) {
    return file(name)
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> {
          log.error(
              "secret {}: not found; set the environment variable or put a file of that name"
                  + " into slipway.gateway.secrets",
              name);
          return Problems.unavailable(
              "The project names a secret that the gateway was not given: " + name, null);
        });
  }

  private Optional<String> file(String name) {
    Path folder = properties.secrets();
    if (folder == null || !Files.isReadable(folder.resolve(name))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (IOException e) {
      throw Problems.unavailable("The secret cannot be read: " + name, e);
    }
  }
}
