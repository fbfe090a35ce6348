package dev.slipway.cli.kafka;

import dev.slipway.cli.local.LocalKafka;
import dev.slipway.cli.options.Inherited;
import dev.slipway.cli.options.Variables;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The address of Kafka and the login to it. Given behind the command's name, before it, or by the environment.
public final class KafkaOptions {

  /// The name that this is mixed in by at the top.
  public static final String NAME = "kafka";

  private static final String DEFAULT = "localhost:19092";
  private static final String VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";
  private static final String ADDRESS = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

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
    return new Broker(
        given()
            .or(KafkaOptions::named)
            .or(() -> LocalKafka.find(null))
            .orElseGet(KafkaOptions::usual));
  }

  /// The client properties that options give, empty if there are no options. An address alone is completed by
  /// the login of a `slipway up` that has it.
  public Optional<Properties> given() {
    Properties properties = file();
    String address = inherited(options -> options.bootstrap);
    if (properties.isEmpty() && address == null) {
      return Optional.empty();
    }
    boolean configured = !properties.isEmpty();
    if (address != null) {
      properties.put(ADDRESS, address);
    } else if (!properties.containsKey(ADDRESS)) {
      properties.put(ADDRESS, Variables.value(VARIABLE).orElse(DEFAULT));
    }
    return Optional.of(configured ? properties : withLogin(properties));
  }

  /// The client properties of a `slipway up` of this user, if nothing says where Kafka is.
  public Optional<Properties> local() {
    return LocalKafka.find(null);
  }

  private static Optional<Properties> named() {
    return Variables.value(VARIABLE).map(KafkaOptions::at).map(KafkaOptions::withLogin);
  }

  private static Properties usual() {
    return at(DEFAULT);
  }

  private static Properties at(String address) {
    Properties properties = new Properties();
    properties.put(ADDRESS, address);
    return properties;
  }

  private static Properties withLogin(Properties properties) {
    LocalKafka.find(properties.getProperty(ADDRESS)).ifPresent(properties::putAll);
    return properties;
  }

  private Properties file() {
    Properties properties = new Properties();
    Path file = inherited(options -> options.config);
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

  private <T> @Nullable T inherited(Function<KafkaOptions, @Nullable T> option) {
    return Inherited.value(this, mixee, NAME, KafkaOptions.class, option);
  }
}
