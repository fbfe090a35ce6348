package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The ports, sizes and figures of the operators' page against configuration, manifests and measurements.
class SizingDocTest {

  private static final Pattern FIGURE =
      Pattern.compile("\\d[\\d,.]*(?:/s| ms| µs| s| MiB| kB)(?![\\w/])");
  private static final Pattern COUNT = Pattern.compile("name: (\\w+)\\R\\s+count: (\\d+)");

  /// The memory that `docker compose` allows, on the page and in its file.
  private static final Map<String, String> LIMITS =
      Map.of("640 MiB", "mem_limit: 640m", "512 MiB", "mem_limit: 512m");

  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = text("docs/reference/sizing-and-ports.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "approval", "notifier", "deployer"})
  void theSizesAreThoseOfTheManifests(String service) throws IOException {
    String manifest = text("k8s/base/" + service + ".yaml");
    String row =
        "| %s | %s | %s | %s | %s |"
            .formatted(
                service,
                replicas(service),
                found(manifest, "requests:\\R\\s+cpu: (\\S+)"),
                found(manifest, "requests:\\R\\s+cpu: \\S+\\R\\s+memory: (\\S+)"),
                found(manifest, "limits:\\R\\s+memory: (\\S+)"));
    assertThat(page).contains(row);
    assertThat(manifest).contains("-XX:MaxRAMPercentage=65");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "approval", "notifier", "deployer"})
  void thePortsAreThoseOfTheServices(String service) throws IOException {
    String settings = text(service + "-service/src/main/resources/" + service + ".yaml");
    String port = found(settings, "server:\\R\\s+port: (\\d+)");
    assertThat(page).contains("| " + service + " | " + port + " |");
    assertThat(text("k8s/base/" + service + ".yaml")).contains("containerPort: " + port);
  }

  @Test
  void thePortsOfUpAndComposeAreTheirDefaults() throws IOException {
    String compose = text("docker-compose.yml");
    CommandLine up = new CommandLine(new UpCommand());
    Map<String, String> variables =
        Map.of(
            "--gateway-port", "GATEWAY_PORT",
            "--api-port", "API_PORT",
            "--sandbox-port", "SANDBOX_PORT",
            "--cluster-port", "CLUSTER_PORT",
            "--kafka-port", "KAFKA_PORT");
    for (String option : variables.keySet()) {
      String port = String.valueOf(up.getCommandSpec().findOption(option).getValue().toString());
      String variable = variables.get(option);
      assertThat(page).contains("| " + port + " | `" + option + "` | `" + variable + "` |");
      assertThat(compose).contains("${" + variable + ":-" + port + "}");
    }
    Object postgres = up.getCommandSpec().findOption("--postgres-port").getValue();
    assertThat(page).contains("| PostgreSQL | " + postgres + " | `--postgres-port` | |");
  }

  @Test
  void everyFigureIsOneThatWasMeasured() throws IOException {
    String measured = text("docs/concepts/performance.md");
    List<String> figures =
        FIGURE.matcher(page).results().map(found -> found.group()).distinct().toList();
    assertThat(figures).hasSizeGreaterThan(6);
    assertThat(figures)
        .filteredOn(figure -> !LIMITS.containsKey(figure))
        .filteredOn(figure -> !measured.contains(figure))
        .isEmpty();
    assertThat(text("docker-compose.yml")).contains(LIMITS.values());
  }

  private static String replicas(String service) throws IOException {
    Matcher count = COUNT.matcher(text("k8s/overlays/production/kustomization.yaml"));
    while (count.find()) {
      if (count.group(1).equals(service)) {
        return count.group(2);
      }
    }
    throw new AssertionError("no replicas of " + service);
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String text(String file) throws IOException {
    return Files.readString(Page.ROOT.resolve(file));
  }
}
