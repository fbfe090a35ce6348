package dev.slipway.cli.doctor.kafka;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;

/// The brokers, the topics, and what the login may do with them.
///
/// @param client the client's properties
/// @param services those that use this login
/// @param replication how many brokers are to keep each record
public record KafkaCheck(Map<String, Object> client, Set<Service> services, int replication)
    implements Check {

  @Override
  public String name() {
    return KafkaVerdicts.KAFKA;
  }

  @Override
  public List<CheckResult> look(Duration limit) {
    Map<String, Object> properties = new HashMap<>(client);
    int millis = Math.toIntExact(limit.toMillis());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "slipway-doctor");
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    List<CheckResult> findings = new ArrayList<>();
    try (Admin admin = Admin.create(properties)) {
      int brokers = get(admin.describeCluster().nodes()).size();
      findings.add(KafkaVerdicts.brokers(brokers, replication, address()));
      Map<String, TopicDescription> topics = topics(admin);
      findings.add(KafkaVerdicts.topics(topics.keySet()));
      for (Service service : services) {
        findings.add(KafkaVerdicts.rights(service, operations(topics), mayJoin(admin, service)));
      }
    } catch (KafkaException | ExecutionException e) {
      findings.add(
          KafkaVerdicts.failure(e instanceof ExecutionException ? e.getCause() : e, address()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return findings;
  }

  /// Those of Slipway that are there and that the login may see.
  private static Map<String, TopicDescription> topics(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin
            .describeTopics(
                Topics.all(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    Map<String, TopicDescription> topics = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
      try {
        topics.put(topic.getKey(), get(topic.getValue()));
      } catch (ExecutionException e) {
        if (!KafkaVerdicts.isUnseen(e.getCause())) {
          throw e;
        }
      }
    }
    return topics;
  }

  private static Map<String, Set<AclOperation>> operations(Map<String, TopicDescription> topics) {
    Map<String, Set<AclOperation>> operations = new HashMap<>();
    topics.forEach((name, topic) -> {
      Set<AclOperation> allowed = topic.authorizedOperations();
      operations.put(name, allowed == null ? Set.of() : new HashSet<>(allowed));
    });
    return operations;
  }

  /// True if the service needs no group, or may read as a member of its own.
  private static boolean mayJoin(Admin admin, Service service)
      throws ExecutionException, InterruptedException {
    if (service.group().isEmpty()) {
      return true;
    }
    String group = service.group().get();
    try {
      Set<AclOperation> allowed =
          get(Objects.requireNonNull(
                  admin
                      .describeConsumerGroups(
                          List.of(group),
                          new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                      .describedGroups()
                      .get(group)))
              .authorizedOperations();
      return allowed == null || allowed.contains(AclOperation.READ);
    } catch (ExecutionException e) {
      // A group that is not there yet can be asked about only by whoever may read it.
      return !(e.getCause() instanceof GroupAuthorizationException);
    }
  }

  private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException {
    return future.get();
  }

  private String address() {
    return String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG))
        .replaceAll("[\\[\\]]", "");
  }

  /// Without the login.
  @Override
  public String toString() {
    return "KafkaCheck[" + address() + "]";
  }
}
