package dev.slipway.gateway.web;

import dev.slipway.gateway.GatewayProperties;
import dev.slipway.secret.NamedSecrets;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The secrets that projects name, for requests that cannot be judged without.
@Component
public class Secrets {

  private static final Logger log = LoggerFactory.getLogger(Secrets.class);

  private final NamedSecrets secrets;

  @Autowired
  public Secrets(GatewayProperties properties, SecretProperties sources) {
    this(properties, sources, System::getenv);
  }

  /// @param variables the value of an environment variable, null where there is none
  public Secrets(
      GatewayProperties properties,
      SecretProperties sources,
      UnaryOperator<@Nullable String> variables) {
    this.secrets = new NamedSecrets(properties.secrets(), sources.anyVariable(), variables);
  }

  /// @throws org.springframework.web.ErrorResponseException 503 if nobody has provided the secret, or its file
  ///     cannot be read
  public String require(String name) {
    try {
      return secrets.find(name).orElseThrow(() -> missing(name));
    } catch (UncheckedIOException e) {
      throw GatewayProblems.unavailable("The secret cannot be read: " + name, e);
    }
  }

  private static RuntimeException missing(String name) {
    log.error(
        "secret {}: not found; put a file of that name into slipway.gateway.secrets, or set the"
            + " environment variable {}{}",
        name,
        NamedSecrets.PREFIX,
        name);
    return GatewayProblems.unavailable(
        "The project names a secret that the gateway was not given: " + name, null);
  }
}
