package dev.slipway.standalone;

import dev.slipway.approval.ApprovalApplication;
import dev.slipway.contract.Topics;
import dev.slipway.deployer.DeployerApplication;
import dev.slipway.gateway.GatewayApplication;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.notifier.NotifierApplication;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The rights on Kafka that the services' own identities say they need.
record KafkaRights(List<ServiceIdentity> services) {

  private static final List<Class<?>> APPLICATIONS =
      List.of(
          GatewayApplication.class,
          ApprovalApplication.class,
          NotifierApplication.class,
          DeployerApplication.class);

  static KafkaRights ofAllServices() throws ReflectiveOperationException {
    List<ServiceIdentity> services = new ArrayList<>();
    for (Class<?> application : APPLICATIONS) {
      Method identity = application.getDeclaredMethod("serviceIdentity");
      identity.setAccessible(true);
      Object bean = application.getDeclaredConstructor().newInstance();
      services.add((ServiceIdentity) identity.invoke(bean));
    }
    return new KafkaRights(services);
  }

  /// `gateway` of `gateway-service`.
  static String shortName(ServiceIdentity service) {
    return service.name().replace("-service", "");
  }

  /// The user that it is to Kafka.
  static String user(ServiceIdentity service) {
    return "slipway-" + shortName(service);
  }

  /// All topics that it writes, its dead-letter topics among them.
  static List<String> writes(ServiceIdentity service) {
    return Stream.concat(service.produces().stream(), deadLetters(service)).toList();
  }

  /// Whether it reads as a member of a group; the gateway follows its topic without one.
  static boolean hasGroup(ServiceIdentity service) {
    return !service.name().equals("gateway-service");
  }

  /// Every topic of Slipway, those of dead letters last.
  List<String> topics() {
    return Stream.concat(Topics.all().stream(), services.stream().flatMap(KafkaRights::deadLetters))
        .toList();
  }

  private static Stream<String> deadLetters(ServiceIdentity service) {
    return service.consumes().stream().map(topic -> Topics.deadLetter(topic, service.name()));
  }
}
