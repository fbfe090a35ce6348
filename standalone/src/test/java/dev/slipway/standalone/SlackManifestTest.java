package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The manifest that creates the Slack app fits what the gateway offers.
class SlackManifestTest {

  private static final Path SOURCES =
      Path.of("../gateway-service/src/main/java/dev/slipway/gateway/chat/slack");

  private final String text = read(Path.of("../slack-app-manifest.yaml"));
  private final Map<String, Object> manifest = new Yaml().load(text);

  @Test
  void everyUrlIsOneThatTheGatewayHas() {
    List<String> paths =
        Pattern.compile("https://slipway\\.example\\.org(/\\S+)")
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(paths)
        .containsExactlyInAnyOrder("/slack/commands", "/slack/interactions", "/slack/events");
    String controllers =
        read(SOURCES.resolve("http/CommandController.java"))
            + read(SOURCES.resolve("http/InteractionController.java"))
            + read(SOURCES.resolve("http/EventController.java"));
    assertThat(paths).allSatisfy(path -> assertThat(controllers).contains("\"" + path + "\""));
  }

  @Test
  void everyEventThatIsSubscribedToIsHandled() {
    String handled = read(SOURCES.resolve("SlackEvents.java"));
    assertThat(at("settings", "event_subscriptions").get("bot_events"))
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(handled).contains("\"" + event + "\""));
  }

  @Test
  void theHomeTabAndInteractivityAreOn() {
    assertThat(at("features", "app_home")).containsEntry("home_tab_enabled", true);
    assertThat(at("settings", "interactivity")).containsEntry("is_enabled", true);
  }

  @SuppressWarnings("unchecked") // What YAML calls a mapping.
  private Map<String, Object> at(String... path) {
    Map<String, Object> here = manifest;
    for (String name : path) {
      here = (Map<String, Object>) Objects.requireNonNull(here.get(name), name);
    }
    return here;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
