package dev.slipway.projectfiles.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.slipway.projectfiles.schema.ProjectSchema;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Conversations in project files have the forms of the registered platforms, and no others.
class ConversationFormsTest {

  private static final Map<String, String> TWO =
      new TreeMap<>(Map.of("chat", "[a-z]+|[0-9]+", "talk", "19:[a-z]+@thread"));

  @Test
  void anotherPlatformIsSomeLinesOfTheRegistry() {
    Pattern pattern = Pattern.compile(ConversationForms.pattern(TWO));
    assertThat(pattern.matcher("chat:room").find()).isTrue();
    assertThat(pattern.matcher("chat:17").find()).isTrue();
    assertThat(pattern.matcher("talk:19:room@thread").find()).isTrue();
    assertThat(pattern.matcher("talk:room").find()).isFalse();
    assertThat(pattern.matcher("17").find()).isFalse();
    assertThat(pattern.matcher("chat:room and more").find()).isFalse();
    assertThat(ConversationForms.says(Map.of("chat", "room"))).isEqualTo("chat:<room>");
  }

  @Test
  void everyFormHasAName() {
    assertThat(PlatformRegistry.all("conversation").keySet())
        .isNotEmpty()
        .isEqualTo(PlatformRegistry.all("conversation-says").keySet());
  }

  @Test
  void thePublishedSchemaHasTheForms() {
    JsonNode schema = JsonMapper.shared().readTree(ProjectSchema.text());
    assertThat(schema.at("/properties/channel/pattern").asString())
        .isEqualTo(ConversationForms.pattern());
    assertThat(schema.at("/properties/channels/items/pattern").asString())
        .isEqualTo(ConversationForms.pattern());
    assertThat(ProjectSchema.text()).doesNotContain("{conversation}");
  }
}
