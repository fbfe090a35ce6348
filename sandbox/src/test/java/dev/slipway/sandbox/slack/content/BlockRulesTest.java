package dev.slipway.sandbox.slack.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BlockRulesTest {

  private static final String SECTION =
      "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}";
  private static final String BUTTON =
      "{\"type\":\"button\",\"action_id\":\"%s\",\"value\":\"%s\","
          + "\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}";

  @ParameterizedTest
  @CsvSource({"3000,true", "3001,false"})
  void aSectionHasAtMost3000Characters(int length, boolean accepted) {
    assertThat(BlockRules.check(json("[" + SECTION.formatted("x".repeat(length)) + "]")).isEmpty())
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"50,true", "51,false"})
  void aMessageHasAtMost50Blocks(int count, boolean accepted) {
    String blocks = (SECTION.formatted("x") + ",").repeat(count);
    assertThat(
            BlockRules.check(json("[" + blocks.substring(0, blocks.length() - 1) + "]")).isEmpty())
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"255,2000,75,true", "256,1,1,false", "1,2001,1,false", "1,1,76,false"})
  void aButtonHasLimits(int id, int value, int text, boolean accepted) {
    String button = BUTTON.formatted("a".repeat(id), "v".repeat(value), "t".repeat(text));
    assertThat(BlockRules.check(actions(button)).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void actionIdsAreUniqueInABlock() {
    String button = BUTTON.formatted("same", "v", "t");
    assertThat(BlockRules.check(actions(button + "," + button)))
        .containsExactly(
            "[ERROR] action_id already exists: same [json-pointer:/blocks/0/elements/1/action_id]");
  }

  @Test
  void anUnknownTypeIsNamed() {
    assertThat(BlockRules.check(json("[{\"type\":\"secton\"}]")))
        .containsExactly("[ERROR] unsupported type: secton [json-pointer:/blocks/0/type]");
  }

  @ParameterizedTest
  @CsvSource({"100,true", "101,false"})
  void aViewHasAtMost100Blocks(int count, boolean accepted) {
    String blocks = "{\"type\":\"divider\"},".repeat(count);
    assertThat(
            BlockRules.checkView(json("[" + blocks.substring(0, blocks.length() - 1) + "]"))
                .isEmpty())
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"10,2000,true", "11,1,false", "1,2001,false"})
  void aSectionHasFewShortFields(int count, int length, boolean accepted) {
    String field = "{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(length) + "\"},";
    String fields = field.repeat(count);
    String section =
        "[{\"type\":\"section\",\"fields\":[" + fields.substring(0, fields.length() - 1) + "]}]";
    assertThat(BlockRules.check(json(section)).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"150,true", "151,false"})
  void aHeaderHasAtMost150Characters(int length, boolean accepted) {
    assertThat(BlockRules.check(header("plain_text", length)).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void aHeaderIsPlainText() {
    assertThat(BlockRules.check(header("mrkdwn", 1)))
        .containsExactly("[ERROR] must be a plain_text object [json-pointer:/blocks/0/text/type]");
  }

  @ParameterizedTest
  @CsvSource({"25,true", "26,false"})
  void actionsHaveAtMost25Elements(int count, boolean accepted) {
    StringBuilder buttons = new StringBuilder();
    for (int i = 0; i < count; i++) {
      buttons.append(i == 0 ? "" : ",").append(BUTTON.formatted("a" + i, "v", "t"));
    }
    assertThat(BlockRules.check(actions(buttons.toString())).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void anUnknownElementIsNamed() {
    assertThat(BlockRules.check(actions("{\"type\":\"buton\"}")))
        .containsExactly(
            "[ERROR] unsupported type: buton [json-pointer:/blocks/0/elements/0/type]");
  }

  @Test
  void blockIdsAreShortAndUnique() {
    String divider = "{\"type\":\"divider\",\"block_id\":\"%s\"}";
    String twice = divider.formatted("same");
    assertThat(BlockRules.check(json("[" + twice + "," + twice + "]"))).hasSize(1);
    assertThat(BlockRules.check(json("[" + divider.formatted("x".repeat(256)) + "]"))).hasSize(1);
  }

  private static JsonNode header(String type, int length) {
    return json(
        "[{\"type\":\"header\",\"text\":{\"type\":\"%s\",\"text\":\"%s\"}}]"
            .formatted(type, "x".repeat(length)));
  }

  private static JsonNode actions(String elements) {
    return json("[{\"type\":\"actions\",\"elements\":[" + elements + "]}]");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
