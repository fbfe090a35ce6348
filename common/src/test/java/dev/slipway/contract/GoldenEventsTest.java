package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/// The wire form of each event, held against a file. `-Dslipway.goldens.write=true` writes it; a file that
/// a new form replaces moves to `published`, since events of that form are still on the topics, and
/// [EventEvolutionTest] holds on to it.
class GoldenEventsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final EventTypes TYPES =
      EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);

  static Stream<Event> samples() {
    return SampleEvents.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventIsWrittenAsItsGoldenFileSays(Event event) throws IOException {
    Path file = file(EventTypes.nameOf(event.getClass()));
    String written = write(event);
    if (Boolean.getBoolean("slipway.goldens.write")) {
      keep(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }

  /// What a new form replaces was published, so it is kept.
  private static void keep(Path file, String written) throws IOException {
    Path published = Files.createDirectories(GOLDEN.resolve("published"));
    if (Files.exists(file) && !Files.readString(file).equals(written)) {
      String name = file.getFileName().toString().replace(".json", "");
      int number = 1;
      while (Files.exists(published.resolve(name + "." + number + ".json"))) {
        number++;
      }
      Files.move(file, published.resolve(name + "." + number + ".json"));
    }
    Files.writeString(file, written);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGoldenFileReadsBackAsTheEvent(Event event) throws IOException {
    String json = Files.readString(file(EventTypes.nameOf(event.getClass())));
    assertThat(EventJson.mapper().readValue(json, event.getClass())).isEqualTo(event);
  }

  @Test
  void everyEventTypeHasAGoldenFile() {
    List<String> sampled =
        SampleEvents.all().stream().map(event -> EventTypes.nameOf(event.getClass())).toList();
    assertThat(sampled).containsExactlyInAnyOrderElementsOf(TYPES.all().keySet());
  }

  @Test
  void typeNamesEndInAVersionAndAreNoJavaNames() {
    assertThat(TYPES.all().keySet())
        .allMatch(name -> name.matches("dev\\.slipway\\.[a-z-]+(\\.[a-z-]+)+\\.v[0-9]+"));
  }

  @Test
  void fieldsThatANewerPublisherAddedAreIgnored() throws IOException {
    String json = Files.readString(file("dev.slipway.timer.fired.v1"));
    String newer = json.replaceFirst("\\{", "{\"added\": {\"later\": [1]},");
    assertThat(
            EventJson.mapper()
                .readValue(newer, TYPES.find("dev.slipway.timer.fired.v1").orElseThrow()))
        .isEqualTo(
            EventJson.mapper()
                .readValue(json, TYPES.find("dev.slipway.timer.fired.v1").orElseThrow()));
  }

  @Test
  void aMissingRequiredFieldIsNamed() throws IOException {
    String json = Files.readString(file("dev.slipway.build.completed.v1"));
    String without = json.replaceFirst("\"release\" : \"[^\"]*\",", "");
    assertThatThrownBy(() -> EventJson.mapper().readValue(without, BuildCompleted.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("required field is missing: release");
  }

  @Test
  void aMissingNumberIsAnErrorAndNotZero() throws IOException {
    String json = Files.readString(file("dev.slipway.deployment.started.v1"));
    String without =
        json.lines()
            .filter(line -> !line.contains("sequence"))
            .collect(Collectors.joining())
            .replaceFirst(",\\s*}", "}");
    assertThatThrownBy(
            () -> EventJson.mapper().readValue(without, DeployerEvent.DeployStarted.class))
        .isInstanceOf(JacksonException.class);
  }

  private static Path file(String type) {
    return GOLDEN.resolve(type + ".json");
  }

  private static String write(Event event) {
    return EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n";
  }
}
