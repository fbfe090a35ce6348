package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  @Test
  void recordsOutliveARestartOnTheSamePort(@TempDir Path data) throws Exception {
    int port = Ports.free();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
      write(kafka.bootstrapServers(), "kept");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(read(kafka.bootstrapServers())).containsExactly("kept");
    }
  }

  @Test
  void onlyWhoHasTheLoginIsServed(@TempDir Path data) throws Exception {
    int port = Ports.free();
    Map<String, String> before;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
      write(kafka.bootstrapServers(), "kept");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.startForOneUser(data, port)) {
      before = kafka.client();
      assertThat(topics(kafka, before)).contains("t");
      assertThatThrownBy(() -> topics(kafka, Map.of())).isInstanceOf(ExecutionException.class);
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.startForOneUser(data, port)) {
      assertThat(topics(kafka, kafka.client())).contains("t");
      assertThatThrownBy(() -> topics(kafka, before))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static Set<String> topics(EmbeddedKafka kafka, Map<String, String> login)
      throws Exception {
    Map<String, Object> properties = new HashMap<>(login);
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("default.api.timeout.ms", "10000");
    properties.put("request.timeout.ms", "5000");
    try (Admin admin = Admin.create(properties)) {
      return admin.listTopics().names().get();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed(@TempDir Path data) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(data, taken.getLocalPort()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken; Kafka needs it");
    }
  }

  private static void write(String bootstrap, String value) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("t", "key", value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(String bootstrap) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition("t", 0);
      consumer.assign(List.of(partition));
      return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
          .map(record -> record.value())
          .toList();
    }
  }
}
