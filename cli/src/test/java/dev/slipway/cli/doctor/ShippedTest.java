package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.doctor.check.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The doctor demands of Kafka what operators are told to grant.
class ShippedTest {

  private static final Path ACLS = Path.of("../k8s/kafka/acls.sh");

  @ParameterizedTest
  @EnumSource
  void aServiceNeedsOfKafkaWhatIsGranted(Service service) throws IOException {
    List<String> grants =
        Files.readAllLines(ACLS).stream()
            .filter(line -> line.contains("User:slipway-" + service.label() + " "))
            .toList();
    assertThat(Set.copyOf(service.reads())).isEqualTo(topics(grants, "--operation Read --topic"));
    assertThat(Set.copyOf(service.writes())).isEqualTo(topics(grants, "--operation Write --topic"));
    assertThat(service.group().map(group -> "--group " + group).orElse(""))
        .isEqualTo(
            grants.stream()
                .filter(line -> line.contains("--group"))
                .map(line -> line.substring(line.indexOf("--group")))
                .collect(Collectors.joining()));
  }

  private static Set<String> topics(List<String> grants, String operation) {
    return grants.stream()
        .filter(line -> line.contains(operation))
        .flatMap(line -> Arrays.stream(line.split("--topic ")).skip(1))
        .map(String::strip)
        .filter(topic -> !Pattern.matches(".*\\.dlt", topic))
        .collect(Collectors.toSet());
  }
}
