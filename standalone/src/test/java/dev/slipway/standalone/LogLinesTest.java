package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/// Text from outside begins no line of a log and moves no cursor, whichever service writes it.
class LogLinesTest {

  private static final String FORGED =
      "caf\u00e9 \ud83d\udc4d\r\n2026-11-29 ERROR all is lost\u001b[31m\u0000\u0085";

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "approval", "notifier", "deployer"})
  void aMessageIsOneLine(String service) {
    String imported =
        Objects.requireNonNull(read(service + ".yaml").getProperty("spring.config.import"));
    Properties properties = read(imported.replace("classpath:", ""));
    assertOneLine(
        Objects.requireNonNull(properties.getProperty("logging.pattern.console"))
            .replace("%wEx", "%ex"));
  }

  @Test
  void aMessageOfSlipwayUpIsOneLine() throws IOException {
    String configuration;
    try (InputStream stream =
        Objects.requireNonNull(LogLinesTest.class.getResourceAsStream("/logback.xml"))) {
      configuration = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> patterns =
        configuration
            .lines()
            .filter(line -> line.contains("<pattern>"))
            .map(line -> line.replaceAll(".*<pattern>|</pattern>.*", ""))
            .map(line ->
                line.replace("&#xA0;", "\u00a0")
                    .replace("&#x10FFFF;", "\udbff\udfff")
                    .replace("&#xFFFD;", "\ufffd")
                    .replace("&#9;", "\t")
                    .replace("&#10;", "\n"))
            .toList();
    assertThat(patterns).hasSize(2).allSatisfy(LogLinesTest::assertOneLine);
  }

  private static Properties read(String resource) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource(resource));
    return Objects.requireNonNull(yaml.getObject());
  }

  private static void assertOneLine(String pattern) {
    LoggerContext context = new LoggerContext();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(pattern);
    layout.start();
    assertThat(line(context, layout, FORGED, null).strip())
        .hasSizeGreaterThan(FORGED.length())
        .contains("caf\u00e9 \ud83d\udc4d\ufffd\ufffd2026-11-29 ERROR")
        .doesNotContain("\n", "\r", "\u001b", "\u0000", "\u0085");
    List<String> lines = line(context, layout, "it failed", failure()).lines().toList();
    assertThat(lines).anyMatch(line -> line.contains("2026-11-29 ERROR all is lost"));
    assertThat(lines.subList(1, lines.size()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("\t"))
        .noneMatch(line -> line.matches(".*[\r\u001b\u0000\u0085].*"));
  }

  private static Throwable failure() {
    return new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
  }

  private static String line(
      LoggerContext context, PatternLayout layout, String message, @Nullable Throwable failure) {
    return layout.doLayout(
        new LoggingEvent(
            "",
            context.getLogger("dev.slipway.Some"),
            Level.INFO,
            message,
            failure,
            new Object[0]));
  }
}
