package dev.slipway.gateway.web;

import dev.slipway.gateway.GatewayProperties;
import dev.slipway.secret.NamedSecrets;
import java.io.UncheckedIOException;
import java.util.List;
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

  /// The most projects that one line of the log names.
  private static final int MOST_NAMES = 20;

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

  /// A failure is logged once, with the projects that it concerns.
  ///
  /// @param projects that name the secret
  /// @throws org.springframework.web.ErrorResponseException 503 if nobody has provided the secret, or its file
  ///     cannot be read
  public String require(String name, List<String> projects) {
    try {
      return secrets.find(name).orElseThrow(() -> missing(name, projects));
    } catch (UncheckedIOException e) {
      log.error("secret {} of {}: cannot be read: {}", name, named(projects), e.getMessage());
      throw GatewayProblems.unavailable("The secret cannot be read: " + name, e);
    }
  }

  private static RuntimeException missing(String name, List<String> projects) {
    log.error(
        "secret {} of {}: not found; put a file of that name into slipway.gateway.secrets, or set the"
            + " environment variable {}{}",
        name,
        named(projects),
        NamedSecrets.PREFIX,
        name);
    return GatewayProblems.unavailable(
        "The project names a secret that the gateway was not given: " + name, null);
  }

  private static String named(List<String> projects) {
    int more = projects.size() - MOST_NAMES;
    return String.join(", ", projects.subList(0, Math.min(MOST_NAMES, projects.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
