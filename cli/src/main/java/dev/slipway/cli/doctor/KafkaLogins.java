package dev.slipway.cli.doctor;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.check.Told;
import dev.slipway.cli.doctor.kafka.KafkaCheck;
import dev.slipway.cli.doctor.settings.DoctorSettings;
import dev.slipway.cli.kafka.KafkaOptions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/// The logins to Kafka, each with the services that use it.
final class KafkaLogins {

  private record Login(Map<String, Object> client, int replication) {}

  private KafkaLogins() {}

  /// @param options go before what the services' variables say
  static Map<Check, Set<Service>> checks(
      Map<Service, DoctorSettings> settings, KafkaOptions options) {
    Optional<Properties> given = options.given();
    Map<Login, Set<Service>> logins = new LinkedHashMap<>();
    Map<Check, Set<Service>> checks = new LinkedHashMap<>();
    settings.forEach((service, its) -> {
      Optional<Map<String, Object>> client =
          given
              .map(KafkaLogins::asMap)
              .or(() -> ofService(its))
              .or(() -> options.local().map(KafkaLogins::asMap));
      client.ifPresentOrElse(
          properties ->
              logins
                  .computeIfAbsent(
                      new Login(properties, replication(its)), _ -> EnumSet.noneOf(Service.class))
                  .add(service),
          () ->
              checks
                  .computeIfAbsent(new Told(Verdicts.NO_KAFKA), _ -> EnumSet.noneOf(Service.class))
                  .add(service));
    });
    logins.forEach((login, services) ->
        checks.put(new KafkaCheck(login.client(), services, login.replication()), services));
    return checks;
  }

  private static int replication(DoctorSettings its) {
    return its.value("slipway.kafka.replication").map(Integer::parseInt).orElse(1);
  }

  /// As the service itself would log in, if a variable says where Kafka is.
  private static Optional<Map<String, Object>> ofService(DoctorSettings its) {
    return its.given("spring.kafka.bootstrap-servers", "KAFKA_BOOTSTRAP_SERVERS")
        .map(_ -> its.bind("spring.kafka", KafkaProperties.class).buildAdminProperties());
  }

  private static Map<String, Object> asMap(Properties properties) {
    Map<String, Object> map = new LinkedHashMap<>();
    properties.forEach((name, value) -> map.put(String.valueOf(name), value));
    return map;
  }
}
