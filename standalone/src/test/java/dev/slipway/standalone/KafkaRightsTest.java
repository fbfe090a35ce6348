package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.messaging.ServiceIdentity;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Renders who may do what on Kafka, as a page, as Strimzi's objects and as a script, from the services'
/// own identities. `-Dslipway.docs.write=true` writes the files anew.
class KafkaRightsTest {

  private static final Pattern TOPIC = Pattern.compile("\\bTopics\\.([A-Z_]+)\\b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/reference/kafka-rights.md",
        "k8s/kafka/users.yaml",
        "k8s/kafka/topics.yaml",
        "k8s/kafka/acls.sh"
      })
  void theFilesSayWhatTheServicesReadAndWrite(String name) throws Exception {
    Path file = Path.of("..", name);
    String rendered = KafkaRightsFiles.render(name, KafkaRights.ofAllServices());
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(file, rendered);
    }
    assertThat(Files.readString(file)).isEqualTo(rendered);
  }

  /// A place that reads or writes one more topic is seen here before Kafka refuses it.
  @Test
  void noServiceNamesATopicThatItsIdentityDoesNot() throws Exception {
    for (ServiceIdentity service : KafkaRights.ofAllServices().services()) {
      Set<String> declared = new TreeSet<>(service.consumes());
      declared.addAll(service.produces());
      Path sources = Path.of("..", service.name(), "src/main/java");
      assertThat(named(sources)).as(service.name()).isEqualTo(declared);
    }
  }

  @Test
  void onlyTheGatewayAndTheApprovalServiceMayWriteWhatDecides() throws Exception {
    for (ServiceIdentity service : KafkaRights.ofAllServices().services()) {
      if (Set.of("notifier-service", "deployer-service").contains(service.name())) {
        assertThat(service.produces())
            .doesNotContain(Topics.BUILDS, Topics.INTERACTIONS, Topics.TIMERS, Topics.DEPLOYMENTS);
      }
    }
  }

  private static Set<String> named(Path sources) throws IOException, ReflectiveOperationException {
    Set<String> topics = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = TOPIC.matcher(Files.readString(file));
        while (matcher.find()) {
          Field field = Topics.class.getField(matcher.group(1));
          topics.add((String) java.util.Objects.requireNonNull(field.get(null)));
        }
      }
    }
    return topics;
  }
}
