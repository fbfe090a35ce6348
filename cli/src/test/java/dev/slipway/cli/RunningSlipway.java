package dev.slipway.cli;

import dev.slipway.approval.ApprovalApplication;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A real Kafka and a real approval service, which all tests share: each uses projects of its own.
public final class RunningSlipway {

  private static final Infrastructure.Database DATABASE = Infrastructure.freshDatabase();
  private static final ConfigurableApplicationContext SERVICE = start();

  private RunningSlipway() {}

  private static ConfigurableApplicationContext start() {
    return ApprovalApplication.application()
        .run(
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--spring.kafka.bootstrap-servers=" + kafka(),
            "--spring.datasource.url=" + DATABASE.url(),
            "--spring.datasource.username=" + DATABASE.user(),
            "--spring.datasource.password=" + DATABASE.password(),
            "--slipway.approval.local-operators=true",
            "--slipway.kafka.partitions=4",
            "--slipway.approval.concurrency=1");
  }

  /// The approval service's database, migrated.
  public static Infrastructure.Database database() {
    api();
    return DATABASE;
  }

  public static String kafka() {
    return Infrastructure.kafka().bootstrapServers();
  }

  public static String api() {
    return "http://localhost:" + SERVICE.getEnvironment().getRequiredProperty("local.server.port");
  }

  /// Runs a command about the API on it.
  public static Run api(String... arguments) {
    return Run.slipway(
        Stream.concat(Arrays.stream(arguments), Stream.of("--api", api())).toArray(String[]::new));
  }

  /// Runs a command about Kafka on it.
  public static Run kafka(String... arguments) {
    api();
    return Run.slipway(
        Stream.concat(Arrays.stream(arguments), Stream.of("--kafka", kafka()))
            .toArray(String[]::new));
  }

  public static ProjectDefinition project(String key) {
    return ProjectDefinitionBuilder.builder()
        .project(key)
        .name("The " + key)
        .channel("slack:C0TEST")
        .people(Map.of("owners", List.of(new Person("owner-one", "U0OWNER1", null, List.of()))))
        .environments(
            Map.of(
                "qa",
                EnvironmentBuilder.builder()
                    .namespace("qa")
                    .createNamespace(true)
                    .cluster("default")
                    .replicas(1)
                    .timeout(Duration.ofMinutes(5))
                    .build()))
        .workload(WorkloadBuilder.builder().port(8080).build())
        .pipeline(
            List.of(
                ApproveBuilder.builder()
                    .gate("go")
                    .from(List.of("owners"))
                    .require(new Step.Require.Any())
                    .choices(List.of(new Step.Choice("yes", "Yes", Step.Effect.PASS)))
                    .selfApproval(true)
                    .build(),
                new Step.Deploy("qa")))
        .build();
  }

  /// As the gateway makes it for the n-th build.
  public static String release(String project, int number) {
    return "%s-%010d".formatted(project, number);
  }

  public static Outbound build(String project, int number, String branch) {
    Build build =
        BuildBuilder.builder()
            .image("registry/app:" + number)
            .type(TargetType.BRANCH)
            .target(branch)
            .build();
    String release = release(project, number);
    return outbound(Topics.BUILDS, release, new BuildCompleted(release, build, project(project)));
  }

  /// The owner's decision.
  public static Outbound yes(String project, String release) {
    return outbound(
        Topics.INTERACTIONS,
        release,
        new SlackInteraction(
            project, release, "go", "yes", 1, "U0OWNER1", "D0OWNER1", "1.1", List.of()));
  }

  /// What the deployer reports where the new pods serve.
  public static Outbound deployed(String project, String release, long sequence) {
    return outbound(
        Topics.DEPLOYMENT_RESULTS,
        release,
        new DeployerEvent.DeploySucceeded(project, release, "qa", sequence, null));
  }

  public static Outbound defined(String project) {
    return outbound(Topics.PROJECTS, project, new ProjectDefined(project(project)));
  }

  private static Outbound outbound(String topic, String subject, Event event) {
    String id = EventIds.derive(topic + subject, 0);
    return new Outbound(
        topic, new Envelope<>(id, "/slipway/tests", Instant.now(), subject, id, null, null, event));
  }

  public static void publish(Outbound... events) {
    SERVICE.getBean(EventPublisher.class).publish(List.of(events));
  }

  /// Writes a record as it is.
  public static void write(ProducerRecord<byte[], byte[]> record) {
    api();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Everything on a topic so far, each partition in its order.
  public static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    api();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka(),
                "auto.offset.reset", "earliest",
                // Closing waits for the fetch that is under way, and that for records to come.
                "fetch.max.wait.ms", "10"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(v -> v).sum();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }
}
