package dev.slipway.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The commands of `docs/how-to/runbook.md` or another page, run as they stand there. Kafka's own tools are on the path as small
/// scripts that start the classes which Kafka's scripts start.
final class Runbook {

  private static final Pattern RECIPE =
      Pattern.compile("<!-- recipe: ([a-z-]+) -->\\n *```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Map<String, String> TOOLS =
      Map.of(
          "kafka-topics.sh", "org.apache.kafka.tools.TopicCommand",
          "kafka-get-offsets.sh", "org.apache.kafka.tools.GetOffsetShell",
          "kafka-consumer-groups.sh", "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
          "kafka-acls.sh", "org.apache.kafka.tools.AclCommand",
          "kafka-configs.sh", "kafka.admin.ConfigCommand",
          "kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer",
          "kafka-console-producer.sh", "org.apache.kafka.tools.ConsoleProducer");

  private final Path tools;
  private Path directory = Path.of("").toAbsolutePath();
  private final Map<String, String> recipes = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  Runbook(Path folder, Path document) throws IOException {
    Matcher matcher = RECIPE.matcher(Files.readString(document));
    while (matcher.find()) {
      recipes.put(matcher.group(1), matcher.group(2));
    }
    this.tools = Files.createDirectories(folder.resolve("tools"));
    Path logging = folder.resolve("logback-test.xml");
    Files.writeString(logging, "<configuration><root level=\"OFF\"/></configuration>");
    for (Map.Entry<String, String> tool : TOOLS.entrySet()) {
      tool(
          tool.getKey(),
          """
          exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive \
            -XX:SharedArchiveFile='%s' -Xlog:disable -Dlogback.configurationFile='%s' -cp '%s' %s "$@"
          """
              .formatted(
                  System.getProperty("java.home"),
                  tools.resolve("classes.jsa"),
                  logging,
                  jars(),
                  tool.getValue()));
    }
  }

  /// The folders of classes left out, which no archive of classes can be made of.
  private static String jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// The names of all recipes.
  java.util.Set<String> names() {
    return recipes.keySet();
  }

  /// Where the commands are run.
  Runbook in(Path folder) {
    directory = folder;
    return this;
  }

  /// Puts the product's launcher on the path.
  Runbook withSlipway() throws IOException {
    List<String> command = new ArrayList<>(Packaged.command("-Xmx128m"));
    command.add(Packaged.MAIN);
    String words = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return tool("slipway", "exec " + words + " \"$@\"\n");
  }

  /// Puts a program on the path, before one of the machine's of the same name.
  ///
  /// @param script for the shell, without its first line
  Runbook tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /// Has the commands reach this Slipway where they name the addresses of one with the default ports.
  Runbook reaching(Slipway slipway) {
    Map<String, String> ports =
        Map.of("8080", "gateway", "8081", "api", "8090", "sandbox", "8091", "cluster");
    ports.forEach((usual, part) ->
        recipes.replaceAll((name, commands) ->
            commands.replace("localhost:" + usual, "localhost:" + slipway.port(part))));
    return with("SLIPWAY_GATEWAY", slipway.url("gateway", ""))
        .with("SLIPWAY_API", slipway.url("api", ""))
        .with("KAFKA_BOOTSTRAP_SERVERS", slipway.kafka())
        .with("SLIPWAY_DATA", slipway.data().toString());
  }

  Runbook with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Runs a recipe in a shell that stops at the first failure.
  ///
  /// @return what it printed
  /// @throws IllegalStateException where it fails
  String run(String recipe) throws IOException, InterruptedException {
    String commands = recipes.get(recipe);
    if (commands == null) {
      throw new IllegalArgumentException("the runbook has no recipe " + recipe);
    }
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).redirectErrorStream(true);
    builder.directory(directory.toFile()).environment().putAll(environment);
    builder.environment().merge("PATH", tools.toString(), (path, ours) -> ours + ":" + path);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(recipe + " failed:\n" + output);
    }
    return output;
  }
}
