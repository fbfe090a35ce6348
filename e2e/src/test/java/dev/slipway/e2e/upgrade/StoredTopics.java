package dev.slipway.e2e.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.e2e.Json;
import dev.slipway.e2e.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The records of all topics as JSON, a line for each, and the places of the groups that read them.
///
/// @param folder holds a file for each topic and one for the groups; made where it is missing
record StoredTopics(Path folder) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Writes all that lies on the topics.
  void write(Map<String, Object> client)
      throws IOException, ExecutionException, InterruptedException {
    Files.createDirectories(folder);
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, List<ConsumerRecord<String, String>>> all = new HashMap<>();
      for (String topic : new TreeSet<>(admin.listTopics().names().get())) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>(Records.of(client, topic));
        records.sort(
            Comparator.comparingInt((ConsumerRecord<?, ?> record) -> record.partition())
                .thenComparingLong(ConsumerRecord::offset));
        records.forEach(record ->
            all.computeIfAbsent(
                    new TopicPartition(topic, record.partition()), _ -> new ArrayList<>())
                .add(record));
        List<String> lines = new ArrayList<>(List.of(head(admin, topic)));
        records.forEach(record -> lines.add(line(record)));
        Files.write(folder.resolve(topic + ".jsonl"), lines);
      }
      Files.write(folder.resolve("groups"), groups(admin, all));
    }
  }

  private static String head(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    TopicDescription description =
        Objects.requireNonNull(
            admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
    Config config =
        Objects.requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    ObjectNode head = MAPPER.createObjectNode();
    head.put("partitions", description.partitions().size());
    head.put("cleanup.policy", config.get("cleanup.policy").value());
    return head.toString();
  }

  private static String line(ConsumerRecord<String, String> record) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("partition", record.partition());
    line.put("timestamp", record.timestamp());
    line.put("key", record.key());
    ObjectNode headers = line.putObject("headers");
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    line.put("value", record.value());
    return line.toString();
  }

  /// A place counts records, for a log that was cut or compacted begins anew when it is restored.
  private static List<String> groups(
      Admin admin, Map<TopicPartition, List<ConsumerRecord<String, String>>> all)
      throws ExecutionException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String group :
        new TreeSet<>(
            admin.listGroups().all().get().stream().map(GroupListing::groupId).toList())) {
      Map<TopicPartition, OffsetAndMetadata> places =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      for (Map.Entry<TopicPartition, OffsetAndMetadata> place : places.entrySet()) {
        long read =
            all.getOrDefault(place.getKey(), List.of()).stream()
                .filter(record -> record.offset() < place.getValue().offset())
                .count();
        lines.add(
            "%s %s %d %d"
                .formatted(group, place.getKey().topic(), place.getKey().partition(), read));
      }
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  /// Makes the topics on a broker that has none, with their records and places.
  void restore(Map<String, Object> client)
      throws IOException, ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      for (Path file : files()) {
        restore(admin, producer, file);
      }
      producer.flush();
      for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group : places().entrySet()) {
        admin.alterConsumerGroupOffsets(group.getKey(), group.getValue()).all().get();
      }
    }
  }

  private void restore(Admin admin, KafkaProducer<String, String> producer, Path file)
      throws IOException, ExecutionException, InterruptedException {
    String topic = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
    List<String> lines = Files.readAllLines(file);
    JsonNode head = Json.read(lines.getFirst());
    NewTopic made = new NewTopic(topic, head.path("partitions").asInt(), (short) 1);
    made.configs(Map.of("cleanup.policy", head.path("cleanup.policy").asString()));
    admin.createTopics(Set.of(made)).all().get();
    for (String line : lines.subList(1, lines.size())) {
      JsonNode record = Json.read(line);
      ProducerRecord<String, String> restored =
          new ProducerRecord<>(
              topic,
              record.path("partition").asInt(),
              record.path("timestamp").asLong(),
              record.path("key").isNull() ? null : record.path("key").asString(),
              record.path("value").isNull() ? null : record.path("value").asString());
      record
          .path("headers")
          .propertyStream()
          .forEach(header ->
              restored
                  .headers()
                  .add(header.getKey(), header.getValue().asString().getBytes(UTF_8)));
      producer.send(restored);
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> places() throws IOException {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> places = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("groups"))) {
      String[] words = line.split(" ", -1);
      places
          .computeIfAbsent(words[0], _ -> new HashMap<>())
          .put(
              new TopicPartition(words[1], Integer.parseInt(words[2])),
              new OffsetAndMetadata(Long.parseLong(words[3])));
    }
    return places;
  }
}
