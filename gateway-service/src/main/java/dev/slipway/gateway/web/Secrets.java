package dev.slipway.gateway.web;

import dev.slipway.gateway.GatewayProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Resolves the secrets that projects name: NAME is the file of that name in the configured folder, else the
/// environment variable `SLIPWAY_SECRET_NAME`; no other variable, unless the operator allows any. Read each time, so that a rotated secret is in force at once.
@Component
public class Secrets {

  private static final Logger log = LoggerFactory.getLogger(Secrets.class);

  private static final String PREFIX = "SLIPWAY_SECRET_";

  private final GatewayProperties properties;
  private final SecretProperties sources;
  private final UnaryOperator<@Nullable String> variables;

  @Autowired
  public Secrets(GatewayProperties properties, SecretProperties sources) {
    this(properties, sources, System::getenv);
  }

  /// @param variables the value of an environment variable, null where there is none
  public Secrets(
      GatewayProperties properties,
      SecretProperties sources,
      UnaryOperator<@Nullable String> variables) {
    this.properties = properties;
    this.sources = sources;
    this.variables = variables;
  }

  /// @throws org.springframework.web.ErrorResponseException 503 where nobody has provided the secret
  public String require(String name) {
    return find(name)
        .orElseThrow(() -> {
          log.error(
              "secret {}: not found; put a file of that name into slipway.gateway.secrets, or set the"
                  + " environment variable {}{}",
              name,
              PREFIX,
              name);
          return GatewayProblems.unavailable(
              "The project names a secret that the gateway was not given: " + name, null);
        });
  }

  /// The secret, empty where nobody has provided it.
  ///
  /// @throws org.springframework.web.ErrorResponseException 503 where its file cannot be read
  public Optional<String> find(String name) {
    return file(name)
        .or(() -> variable(PREFIX + name))
        .or(() -> sources.anyVariable() ? variable(name) : Optional.empty())
        .filter(value -> !value.isEmpty());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.apply(name));
  }

  private Optional<String> file(String name) {
    Path folder = properties.secrets();
    if (folder == null || !Files.isReadable(folder.resolve(name))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (IOException e) {
      throw GatewayProblems.unavailable("The secret cannot be read: " + name, e);
    }
  }
}
