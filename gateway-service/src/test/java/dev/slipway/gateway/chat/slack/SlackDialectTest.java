package dev.slipway.gateway.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mentions as Slack writes them.
class SlackDialectTest {

  private final SlackDialect dialect = new SlackDialect(SlackSettings.signedWith(""));

  @ParameterizedTest
  @ValueSource(strings = {"<@U0QA1>", "<@U0QA1|qa-one>", "slack:U0QA1"})
  void aMentionIsAnAccount(String word) {
    assertThat(dialect.mentioned(word)).contains(new Account("slack", "U0QA1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"U0QA1", "@qa-one", "slack:<!channel>", "<!channel>", "slack:", "<@>"})
  void anotherWordMentionsNobody(String word) {
    assertThat(dialect.mentioned(word)).isEmpty();
  }
}
