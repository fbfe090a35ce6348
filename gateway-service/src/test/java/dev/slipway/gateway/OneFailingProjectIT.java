package dev.slipway.gateway;

import static dev.slipway.gateway.RunningGateway.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A permanent failure of one project of 21, of each kind that the project folder, Kafka and Slack's accounts
/// have: the files of the 20 others come into force, and their builds are taken, while the first still fails.
class OneFailingProjectIT {

  private static final long SEED = Long.getLong("slipway.seed", 20_261_129);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String RUN =
      """
      {"action":"completed","repository":{"full_name":"example/pair"},"workflow_run":{"id":7,"run_attempt":1,
       "name":"CI","conclusion":"success","event":"push","head_branch":"main","head_sha":"abc1234def"}}
      """;

  private static RunningGateway gateway;

  private final Random random = new Random(SEED);
  private final List<String> others =
      new ArrayList<>(IntStream.range(0, 21).mapToObj("many-%02d"::formatted).toList());
  private final String failing = others.remove(random.nextInt(others.size()));

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource
  void theOthersGoOnWhileOneStillFails(PermanentFailure failure) throws IOException {
    String round = failure.name();
    define(all(), "before " + round);
    FailingProject world = new FailingProject(gateway, failing);
    failure.begin(world);
    try {
      Awaitility.await(failure + " is seen").atMost(PATIENCE).until(() -> failure.isFailing(world));
      Collections.shuffle(others, random);
      define(others, "during " + round);
      others.forEach(project -> assertThat(build(project, round)).as(project).isEqualTo(202));
      assertThat(failure.isFailing(world)).as("it still fails, seed " + SEED).isTrue();
      assertThat(gateway.get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(build(failing, round)).isEqualTo(failure.build());
    } finally {
      failure.end(world);
    }
    define(List.of(failing), "after " + round);
    assertThat(build(failing, round)).isEqualTo(202);
  }

  /// A gateway that starts while failures of each kind are there.
  @Test
  void aStartAmongAllFailuresTakesTheOthers() throws IOException {
    Map<PermanentFailure, FailingProject> worlds = new EnumMap<>(PermanentFailure.class);
    define(others, "start");
    try {
      for (PermanentFailure failure : PermanentFailure.values()) {
        String project = "bad-" + failure.name().toLowerCase(Locale.ROOT);
        FailingProject world = new FailingProject(gateway, project.replace('_', '-'));
        worlds.put(failure, world);
        failure.begin(world);
      }
      try (RunningGateway second = gateway.replica()) {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> second.get("/actuator/health/readiness").status() == 200);
        for (String project : others) {
          assertThat(post(second, project, "start")).as(project).isEqualTo(202);
        }
      }
    } finally {
      for (Map.Entry<PermanentFailure, FailingProject> begun : worlds.entrySet()) {
        begun.getKey().end(begun.getValue());
      }
    }
  }

  @Test
  void aDeliveryThatKafkaRefusesForOneProjectCountsForTheOther() throws IOException {
    String source = "github: {repository: example/pair, image: 'r/pair:{sha}', secret: CI}\n";
    String large = FailingProject.file("pair-large", "pair") + source;
    new FailingProject(gateway, "pair-large")
        .write(large.replace("live: {", "live: {" + FailingProject.env(40, 3_000)));
    new FailingProject(gateway, "pair-small")
        .write(FailingProject.file("pair-small", "pair") + source);
    awaitNamed("pair", List.of("pair-large", "pair-small"));
    TopicLimit.set(gateway, Topics.BUILDS, 30_000);
    try {
      GatewayAnswer answer =
          Awaitility.await()
              .atMost(PATIENCE)
              .until(
                  () -> gateway.gitHub("workflow_run", RUN, RunningGateway.CI_SECRET),
                  delivered -> delivered.status() != 202);
      assertThat(answer.isProblem(422, "refused-by-kafka").text("detail"))
          .contains("refuses what was sent for pair-large,", "max.message.bytes of the topic")
          .doesNotContain("pair-small");
      assertThat(PublishedEvents.on(Topics.BUILDS, gateway))
          .anyMatch(record -> record.key().equals("pair-small"));
    } finally {
      TopicLimit.set(gateway, Topics.BUILDS, TopicLimit.USUAL);
    }
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(others);
    all.add(failing);
    return all;
  }

  /// Writes the projects' files and returns once each is in force, by its name.
  private static void define(List<String> projects, String name) throws IOException {
    for (String project : projects) {
      new FailingProject(gateway, project).write(FailingProject.file(project, name));
    }
    awaitNamed(name, projects);
  }

  private static void awaitNamed(String name, List<String> projects) {
    Awaitility.await("in force: " + name)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(named(name)).containsAll(projects));
  }

  /// The projects whose last definition on the topic has this name.
  private static Set<String> named(String name) {
    Map<String, String> last = new TreeMap<>();
    PublishedEvents.on(Topics.PROJECTS, gateway)
        .forEach(record -> last.put(record.key(), Objects.requireNonNullElse(record.value(), "")));
    last.values().removeIf(definition -> !definition.contains("\"name\":\"" + name + "\""));
    return last.keySet();
  }

  private static int build(String project, String image) {
    return post(gateway, project, image);
  }

  private static int post(RunningGateway to, String project, String image) {
    return to.post(
            "/build-complete",
            FORM,
            "project=%s&image=registry%%2Fi%%3A%s&type=branch&target=main"
                .formatted(project, image))
        .status();
  }
}
