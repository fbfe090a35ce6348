package dev.slipway.notifier.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.delivery.message.LoadScript.Moment;
import dev.slipway.view.Releases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cost of releases with many deciders in the edits that Slack allows, and their delay for people.
class ChatLoadIT {

  private static final Logger log = LoggerFactory.getLogger(ChatLoadIT.class);
  private static final int TEN_MINUTES = 600;

  @Test
  void aReleaseOfTenDecidersTakesTwelveEditsAtMost() {
    Random random = new Random(1);
    for (int i = 0; i < 3; i++) {
      LoadFigures figures =
          LoadSimulation.run(LoadScript.of("test-alone", Releases.NOON, random), random);
      assertThat(figures.mostEdits()).as(figures.toString()).isBetween(10, 12);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 42})
  void fortyReleasesInTenMinutesStayTrue(long seed) {
    Random random = new Random(seed);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      moments.addAll(
          LoadScript.of(
              "test-release" + i, Releases.NOON.plusSeconds(random.nextInt(TEN_MINUTES)), random));
    }
    LoadFigures figures = LoadSimulation.run(moments, random);
    log.info("seed {}: {}", seed, figures);
    assertThat(figures.deadButtons()).as(figures.toString()).isLessThan(Duration.ofSeconds(5));
    assertThat(figures.stalest()).as(figures.toString()).isLessThan(Duration.ofSeconds(60));
    assertThat(figures.mostEdits()).as(figures.toString()).isLessThanOrEqualTo(12);
    withinSlacksLimits(figures);
  }

  /// Fifty changes a minute and what was saved up before, a post a second in a conversation and a few at once.
  private static void withinSlacksLimits(LoadFigures figures) {
    assertThat(figures.mostEdits(Duration.ofMinutes(1))).isLessThanOrEqualTo(100);
    assertThat(figures.mostPosts(Duration.ofSeconds(10))).isLessThanOrEqualTo(13);
  }
}
