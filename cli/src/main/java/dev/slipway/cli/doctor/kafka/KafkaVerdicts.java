package dev.slipway.cli.doctor.kafka;

import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The meaning of what Kafka answers, and what to do about it.
final class KafkaVerdicts {

  static final String KAFKA = "kafka";
  private static final String RIGHTS = "kafka rights";

  private KafkaVerdicts() {}

  static CheckResult brokers(int brokers, int replication, String address) {
    String result = (brokers == 1 ? "1 broker" : brokers + " brokers") + " at " + address;
    return brokers >= replication
        ? CheckResult.ok(KAFKA, result)
        : CheckResult.failed(
            KAFKA,
            result + ", and SLIPWAY_KAFKA_REPLICATION wants " + replication,
            "Add brokers, or lower the replication before the topics are made.");
  }

  /// @param there the topics that can be seen
  static CheckResult topics(Set<String> there) {
    Set<String> lacks = new TreeSet<>(Topics.all());
    lacks.removeAll(there);
    return lacks.isEmpty()
        ? CheckResult.ok("kafka topics", "All " + Topics.all().size())
        : CheckResult.missing(
            "kafka topics",
            "Not there, or not to be seen by this login: " + String.join(", ", lacks),
            "Apply k8s/kafka/topics.yaml, or start a service whose login may create them.");
  }

  /// @param allowed the operations that the login may do, of each topic that can be seen
  /// @param group true if the service's consumer group can be used
  static CheckResult rights(
      Service service, Map<String, Set<AclOperation>> allowed, boolean group) {
    List<String> lacks = new ArrayList<>();
    service.reads().forEach(topic -> need(allowed, topic, AclOperation.READ, lacks));
    service.writes().forEach(topic -> need(allowed, topic, AclOperation.WRITE, lacks));
    if (!group) {
      lacks.add("read as the group " + service.group().orElse(""));
    }
    return lacks.isEmpty()
        ? CheckResult.ok(RIGHTS, "The " + service.title() + " may read and write its topics")
        : CheckResult.missing(
            RIGHTS,
            "The " + service.title() + "'s login may not " + String.join(", ", lacks),
            "Grant it the rights of docs/reference/kafka-rights.md (k8s/kafka/acls.sh).");
  }

  /// Topics that are not there have a finding of their own.
  private static void need(
      Map<String, Set<AclOperation>> allowed,
      String topic,
      AclOperation operation,
      List<String> lacks) {
    Set<AclOperation> may = allowed.get(topic);
    if (may != null && !may.contains(operation)) {
      lacks.add((operation == AclOperation.READ ? "read " : "write ") + topic);
    }
  }

  /// True if the topic is not there, or the login may not know.
  static boolean isUnseen(@Nullable Throwable failure) {
    return failure instanceof UnknownTopicOrPartitionException
        || failure instanceof AuthorizationException;
  }

  static CheckResult failure(@Nullable Throwable failure, String address) {
    Throwable cause = failure;
    while (cause != null
        && cause.getCause() != null
        && !(cause instanceof AuthenticationException || cause instanceof ConfigException)) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case AuthenticationException _ ->
          CheckResult.failed(
              KAFKA,
              "Kafka at " + address + " refuses the login",
              "Correct SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG and the user's password.");
      case AuthorizationException e ->
          CheckResult.missing(
              RIGHTS,
              "Kafka does not allow this login to look (" + e.getClass().getSimpleName() + ")",
              "Grant it the rights of docs/reference/kafka-rights.md (k8s/kafka/acls.sh).");
      case ConfigException e when !String.valueOf(e.getMessage()).contains("bootstrap") ->
          CheckResult.failed(
              KAFKA,
              "The client's properties are wrong for Kafka's client",
              "Correct SPRING_KAFKA_… or --kafka-config, by docs/how-to/secure-kafka.md.");
      case null, default ->
          CheckResult.failed(
              KAFKA,
              "No Kafka answers at " + address,
              "Correct KAFKA_BOOTSTRAP_SERVERS, and the listener's protocol"
                  + " (SPRING_KAFKA_SECURITY_PROTOCOL); check that this machine reaches it.");
    };
  }
}
