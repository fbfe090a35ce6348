package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Renders `docs/reference/configuration.md` from the properties' own metadata and holds it against the file.
/// `-Dslipway.docs.write=true` writes the file anew.
class ConfigurationDocTest {

  private static final Path DOC = Path.of("../docs/reference/configuration.md");
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  /// What a file sets, and not what Compose puts in from the shell it is run in (`${SLIPWAY_TOKEN}`).
  private static final Pattern VARIABLE =
      Pattern.compile("(?<!\\$\\{)\\b(SLIPWAY_[A-Z0-9_]+)(?=[=:,\\s])");

  private static final String HEAD =
      """
      # Configuration

      For operators: every property of every service. Generated from the properties' own descriptions by
      `ConfigurationDocTest`; change those and run `mvn -pl standalone -am test -Dslipway.docs.write=true`.

      Every property can be set as an environment variable: upper case, dots as underscores, dashes
      left out (`slipway.gateway.unsigned-builds` is `SLIPWAY_GATEWAY_UNSIGNEDBUILDS` or
      `SLIPWAY_GATEWAY_UNSIGNED_BUILDS`). Values are checked at start-up. Beside these, each service
      takes Spring Boot's own properties, and these variables:

      | variable | service | what |
      |---|---|---|
      | `KAFKA_BOOTSTRAP_SERVERS` | all but the sandbox | `host:port`, comma-separated |
      | `DATABASE_URL`, `DATABASE_USER`, `DATABASE_PASSWORD` | approval, notifier | a PostgreSQL database for each |
      | `SLACK_SIGNING_SECRET` | gateway | checks that clicks come from Slack |
      | `SLACK_BOT_TOKEN` | gateway, notifier | the bot's token, `xoxb-…` |
      | `SLACK_APP_TOKEN` | gateway | for Socket Mode: the app-level token, `xapp-…` |
      | `OTEL_EXPORTER_OTLP_ENDPOINT` | all but the sandbox | where spans go, for example `http://collector:4318`; see `slipway.tracing` |
      | `LOGGING_STRUCTURED_FORMAT_CONSOLE` | all | `logstash`: log lines as JSON, with `release`, `correlation` and `trace` as fields |
      """;

  @Test
  void theDocumentSaysWhatThePropertiesSay() throws IOException {
    String rendered = render();
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(DOC, rendered);
    }
    assertThat(Files.readString(DOC))
        .as(
            "docs/reference/configuration.md is out of date; run"
                + " mvn -pl standalone -am test -Dslipway.docs.write=true")
        .isEqualTo(rendered);
  }

  @Test
  void everyPropertyIsDescribed() throws IOException {
    assertThat(properties().values())
        .allSatisfy(property ->
            assertThat(property.path("description").asString(""))
                .as("the @param of " + property.path("name").asString())
                .isNotBlank());
  }

  @Test
  void composeAndKustomizeSetOnlyPropertiesThatExist() throws IOException {
    Set<String> known = new TreeSet<>();
    properties().keySet().forEach(name -> known.add(variable(name)));
    Set<String> used = new TreeSet<>();
    for (Path file : deploymentFiles()) {
      Matcher matcher = VARIABLE.matcher(Files.readString(file));
      while (matcher.find()) {
        used.add(matcher.group(1).replace("_", ""));
      }
    }
    assertThat(used).isNotEmpty();
    assertThat(known.stream().map(name -> name.replace("_", "")).toList()).containsAll(used);
  }

  private static List<Path> deploymentFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../k8s"))) {
      return Stream.concat(
              Stream.of(Path.of("../docker-compose.yml")),
              files.filter(file -> file.toString().endsWith(".yaml")).toList().stream())
          .toList();
    }
  }

  private static String variable(String property) {
    return property.replace('.', '_').replace("-", "_").toUpperCase(java.util.Locale.ROOT);
  }

  private static String render() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    String section = "";
    for (JsonNode property : properties().values()) {
      String name = property.path("name").asString();
      String service = name.split("\\.", -1)[1];
      if (!service.equals(section)) {
        section = service;
        text.append("\n## `slipway.").append(service).append("`\n\n");
        text.append("| property | default | what |\n|---|---|---|\n");
      }
      text.append("| `").append(name).append("` | ").append(defaultOf(property)).append(" | ");
      text.append(
          property.path("description").asString("").replaceAll("\\s+", " ").replace("|", "\\|"));
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String defaultOf(JsonNode property) {
    JsonNode value = property.path("defaultValue");
    if (value.isMissingNode()) {
      return "";
    }
    return "`" + (value.isString() ? value.asString() : value.toString()) + "`";
  }

  private static SortedMap<String, JsonNode> properties() throws IOException {
    SortedMap<String, JsonNode> found = new TreeMap<>();
    for (URL url :
        Collections.list(ConfigurationDocTest.class.getClassLoader().getResources(METADATA))) {
      try (InputStream stream = url.openStream()) {
        for (JsonNode property : JsonMapper.shared().readTree(stream).path("properties")) {
          String name = property.path("name").asString();
          if (name.startsWith("slipway.")) {
            found.put(name, property);
          }
        }
      }
    }
    return found;
  }
}
