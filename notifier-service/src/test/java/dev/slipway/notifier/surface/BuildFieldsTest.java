package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import dev.slipway.notifier.Releases;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildFieldsTest {

  private static final String COMMIT = "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c";

  @Test
  void aCommitThatGitHubBuiltIsALink() {
    assertThat(fields("https://github.com/example/test/actions/runs/77"))
        .containsEntry(
            "Commit",
            new Span.Link("https://github.com/example/test/commit/" + COMMIT, "1f0c9f3e6d"));
  }

  @Test
  void anyOtherCommitIsShownShort() {
    assertThat(fields("https://ci.example.org/runs/7"))
        .containsEntry("Commit", new Span.Code("1f0c9f3e6d"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT59S, 59 s",
    "PT1M, 1 min",
    "PT59M59S, 59 min",
    "PT2H5M, 2 h 5 min",
    "PT76H, 3 d 4 h"
  })
  void aDurationIsSaidInItsTwoLargestUnits(Duration took, String words) {
    assertThat(BuildFields.words(took)).isEqualTo(words);
  }

  private static Map<String, Span> fields(String url) {
    Build build = new Build("registry/app:1", TargetType.TAG, "v1", COMMIT, null, url, null, null);
    return BuildFields.of(Releases.of("test-abcdefghij", build).snapshot()).stream()
        .collect(Collectors.toMap(Card.Field::label, field -> field.value().spans().getFirst()));
  }
}
