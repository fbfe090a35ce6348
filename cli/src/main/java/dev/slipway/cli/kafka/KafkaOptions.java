package dev.slipway.cli.kafka;

import dev.slipway.cli.local.LocalKafka;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where Kafka is. Given behind the command's name, before it, or by the environment.
public final class KafkaOptions {

  /// The name that this is mixed in by at the top.
  public static final String NAME = "kafka";

  private static final String DEFAULT = "localhost:19092";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Kafka; else $KAFKA_BOOTSTRAP_SERVERS, else " + DEFAULT + ".")
  private @Nullable String bootstrap;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Client properties, for TLS and SASL; else those of a `slipway up` with its data here.")
  private @Nullable Path config;

  /// Nothing is asked of Kafka yet.
  public Broker connect() {
    Properties properties = file();
    boolean configured = !properties.isEmpty();
    String named = given(options -> options.bootstrap);
    String environment = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
    if (named != null) {
      properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, named);
    } else if (!properties.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
      properties.put(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          environment == null || environment.isBlank() ? DEFAULT : environment);
    }
    if (!configured) {
      // An address that nobody has given is the one of what runs here.
      String address = properties.getProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
      LocalKafka.find(asked(named, environment) ? address : null).ifPresent(properties::putAll);
    }
    return new Broker(properties);
  }

  private static boolean asked(@Nullable String named, @Nullable String environment) {
    return named != null || (environment != null && !environment.isBlank());
  }

  private Properties file() {
    Properties properties = new Properties();
    Path file = given(options -> options.config);
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new ParameterException(
            mixee.commandLine(), "--kafka-config: cannot read properties from " + file, e);
      }
    }
    return properties;
  }

  private <T> @Nullable T given(Function<KafkaOptions, @Nullable T> option) {
    T own = option.apply(this);
    CommandSpec above = mixee.root().mixins().get(NAME);
    return own == null && above != null && above.userObject() instanceof KafkaOptions top
        ? option.apply(top)
        : own;
  }
}
