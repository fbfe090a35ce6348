package dev.slipway.sandbox.slack;

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

  private static JsonNode actions(String elements) {
    return json("[{\"type\":\"actions\",\"elements\":[" + elements + "]}]");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
