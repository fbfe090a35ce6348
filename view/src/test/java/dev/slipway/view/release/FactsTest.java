package dev.slipway.view.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Span;
import dev.slipway.view.card.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The facts of a build on a card.
class FactsTest {

  private static final String HASH = "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/o/r/actions/runs/7",
        "https://github.com/o/r/actions/runs/7/attempts/2",
        "https://github.com/o/r/actions/runs/7?check_suite_focus=true"
      })
  void theCommitIsLinkedWhereTheRunSaysWhere(String run) {
    assertThat(value(built(HASH, run), "Commit").spans())
        .containsExactly(
            new Span.Link("https://github.com/o/r/commit/" + HASH, HASH.substring(0, 10)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "https://ci.example.org/runs/7",
        "http://github.com/o/r/actions/runs/7",
        "https://github.com/o/r/s/actions/runs/7",
        "https://github.com/o/r/actions/runs/x"
      })
  void elseTheCommitIsItsHash(@Nullable String run) {
    assertThat(value(built(HASH, run), "Commit").spans())
        .containsExactly(new Span.Code(HASH.substring(0, 10)));
  }

  @Test
  void whatIsNoHashIsNotLinked() {
    ReleaseSnapshot release = built("../../x", "https://github.com/o/r/actions/runs/7");
    assertThat(value(release, "Commit").spans()).containsExactly(new Span.Code("../../x"));
  }

  @Test
  void theRunIsLinked() {
    assertThat(Facts.context(built(HASH, "https://ci.example.org/7")))
        .contains(Text.none().link("https://ci.example.org/7", "CI run"));
  }

  @Test
  void theDurationIsThereOnceTheReleaseHasEnded() {
    Releases open = Releases.opened("test-abcdefghij");
    assertThat(Facts.fields(open.snapshot()))
        .extracting(Card.Field::label)
        .doesNotContain("Duration");
    ReleaseSnapshot ended = open.finished(Outcome.CLOSED, Releases.OWNER_ONE).snapshot();
    assertThat(value(ended, "Duration")).isEqualTo(Text.of("12 min"));
  }

  @Test
  void ofAVeryLongImageTheNameAndTheDigestsBeginningStay() {
    String digest = "@sha256:" + "0123456789abcdef".repeat(4);
    assertThat(Legible.image("registry/app" + digest, 200)).isEqualTo("registry/app" + digest);
    assertThat(Legible.image("registry/app" + digest, 60))
        .isEqualTo("registry/app@sha256:0123456789ab…");
    assertThat(Legible.image("registry/" + "path/".repeat(30) + "app:1", 60)).isEqualTo("…/app:1");
  }

  @Test
  void ofAVeryLongNameBothEndsStay() {
    assertThat(Legible.ends("feature/" + "🚀".repeat(100) + "/end", 16))
        .isEqualTo("feature/🚀🚀…🚀/end");
  }

  @Test
  void whatNobodySeesIsLeftOut() {
    assertThat(Legible.clean("a\u0000b\u202Ec\uD83D\u001B[0m\n\tשלום 🚀"))
        .isEqualTo("abc[0m\n\tשלום 🚀");
  }

  private static ReleaseSnapshot built(String commit, @Nullable String url) {
    Build build =
        BuildBuilder.builder()
            .image("app:1")
            .type(TargetType.BRANCH)
            .target("main")
            .commit(commit)
            .author("somebody")
            .url(url)
            .build();
    return Releases.of("test-abcdefghij", build).snapshot();
  }

  private static Text value(ReleaseSnapshot release, String label) {
    List<Text> values =
        Facts.fields(release).stream()
            .filter(field -> field.label().equals(label))
            .map(Card.Field::value)
            .toList();
    assertThat(values).as(label).hasSize(1);
    return values.getFirst();
  }
}
