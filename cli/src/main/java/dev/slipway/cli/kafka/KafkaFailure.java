package dev.slipway.cli.kafka;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Turns exceptions of Kafka's clients into a command's failure.
final class KafkaFailure {

  private KafkaFailure() {}

  /// @param where the bootstrap servers
  static CommandFailedException of(String where, @Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && cause.getCause() != null && !known(cause)) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case TimeoutException e -> unreachable(where, e);
      case DisconnectException e -> unreachable(where, e);
      case ConfigException e when String.valueOf(e.getMessage()).contains("bootstrap") ->
          unreachable(where, e);
      case AuthenticationException e ->
          failed("Kafka at " + where + " refuses the credentials; check --kafka-config", e);
      case AuthorizationException e ->
          failed("Kafka does not allow this: " + e.getMessage() + "; check the ACLs", e);
      case InterruptException e -> failed("interrupted", e);
      case InterruptedException e -> failed("interrupted", e);
      case null, default ->
          failed("Kafka: " + (cause == null ? "failed" : cause.getMessage()), cause);
    };
  }

  private static boolean known(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof DisconnectException
        || cause instanceof AuthenticationException
        || cause instanceof AuthorizationException
        || cause instanceof ConfigException;
  }

  private static CommandFailedException unreachable(String where, Throwable cause) {
    return new CommandFailedException(
        ExitCode.UNREACHABLE,
        "cannot reach Kafka at "
            + where
            + "; is it running? Say where with --kafka or KAFKA_BOOTSTRAP_SERVERS, and give its login with"
            + " --kafka-config (`slipway up` writes kafka.properties in its data folder)",
        cause);
  }

  private static CommandFailedException failed(String message, @Nullable Throwable cause) {
    return new CommandFailedException(ExitCode.FAILED, message, cause);
  }
}
