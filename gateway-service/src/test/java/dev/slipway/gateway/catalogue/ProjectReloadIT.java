package dev.slipway.gateway.catalogue;

import static dev.slipway.gateway.RunningGateway.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayProjects;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedGateway.class)
class ProjectReloadIT {

  private static final String BUILD = "project=edited&image=i%3A1&type=branch&target=main";
  private static final String EDITED =
      GatewayProjects.SIGNED
          .replace("project: signed", "project: edited")
          .replaceAll("(?m)^(builds|github):.*$", "");

  private final RunningGateway gateway;
  private final Path file;

  ProjectReloadIT(RunningGateway gateway) {
    this.gateway = gateway;
    this.file = gateway.projects().resolve("edited.yaml");
  }

  @AfterEach
  void mend() throws IOException {
    Files.deleteIfExists(file);
    awaitStatus(404);
  }

  @Test
  void anEditIsInForceWithoutARestart() throws IOException {
    Files.writeString(file, EDITED);
    awaitStatus(202);
    Files.writeString(file, EDITED + "name: Edited\n");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(published().getLast().value()).contains("\"Edited\""));
  }

  @Test
  void aBrokenFileIsReportedWithItsLineAndChangesNothing() throws IOException {
    Files.writeString(file, EDITED);
    awaitStatus(202);
    int before = published().size();
    for (String broken :
        List.of(
            "project: edited\nchannel: nowhere\n",
            ":\n[",
            "project: edited\npeople: &a {b: *a}\n",
            EDITED.replace("project: edited", "project: Edited"))) {
      Files.writeString(file, broken);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> problems().contains("projects/edited.yaml:"));
      assertThat(gateway.get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(status()).isEqualTo(202);
      Files.writeString(file, EDITED);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> problems().equals("[]"));
    }
    assertThat(published()).hasSize(before);
  }

  @Test
  void whoHasAnAddressAndNoAccountIsLookedUpOnceAndRemembered() throws IOException {
    gateway.slackApi().account("late@example.org", "U0LATE");
    Path people = gateway.projects().resolve("people.yaml");
    String before = Files.readString(people);
    try {
      Files.writeString(people, before + "late: {email: Late@example.org}\n");
      Files.writeString(file, EDITED.replace("owners: [owner-one]", "owners: [owner-one, late]"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> published().stream().anyMatch(r -> has(r.value(), "\"U0LATE\"")));
      Files.writeString(
          file,
          EDITED.replace("owners: [owner-one]", "owners: [owner-one, late]") + "name: Again\n");
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(published().getLast().value()).contains("\"Again\"", "\"U0LATE\""));
      assertThat(gateway.slackApi().calls("users.lookupByEmail"))
          .filteredOn(call -> call.field("email").equals("late@example.org"))
          .hasSize(1);
    } finally {
      Files.writeString(people, before);
    }
  }

  @Test
  void aRemovedFileIsARemovedProject() throws IOException {
    Files.writeString(file, EDITED);
    awaitStatus(202);
    Files.delete(file);
    awaitStatus(404);
    assertThat(published().getLast().value()).isNull();
  }

  @Test
  void aSecondGatewayOnTheSameFilesPublishesNothing() {
    Map<String, Long> perProject =
        lasting()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    ConsumerRecord::key, java.util.stream.Collectors.counting()));
    assertThat(perProject)
        .isEqualTo(
            Map.of(
                "test",
                1L,
                "signed",
                1L,
                "asking",
                1L,
                "previews",
                1L,
                "pinned",
                1L,
                "untagged",
                1L));
    try (var second = gateway.replica()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> second.get("/actuator/health/readiness").status() == 200);
      assertThat(second.post("/build-complete", FORM, BUILD.replace("edited", "test")).status())
          .isEqualTo(202);
    }
    assertThat(lasting()).hasSize(6);
  }

  /// Those of the folder that all tests share, without what some tests add and remove again.
  private Stream<ConsumerRecord<String, String>> lasting() {
    return PublishedEvents.on(Topics.PROJECTS, gateway).stream()
        .filter(record -> !Set.of("edited", "twice").contains(record.key()));
  }

  private List<ConsumerRecord<String, String>> published() {
    return PublishedEvents.on(Topics.PROJECTS, gateway).stream()
        .filter(record -> record.key().equals("edited"))
        .toList();
  }

  private static boolean has(@Nullable String definition, String part) {
    return definition != null && definition.contains(part);
  }

  private String problems() {
    return gateway
        .get("/actuator/health")
        .json()
        .at("/components/projects/details/problems")
        .toString();
  }

  private int status() {
    return gateway.post("/build-complete", FORM, BUILD).status();
  }

  private void awaitStatus(int status) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status() == status);
  }
}
