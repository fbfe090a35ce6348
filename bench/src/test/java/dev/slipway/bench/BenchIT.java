package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bench.system.ClickBenchmark;
import dev.slipway.bench.system.DecisionBenchmark;
import dev.slipway.bench.system.DelayOfOthers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The measuring runs; what it measures here says nothing.
class BenchIT {

  @Test
  void aTinyRunMeasuresClicksAndDecisionsBesideTheirCeilings() {
    Effort tiny = new Effort(1, 0.005);
    List<Figure> figures = new ArrayList<>(new ClickBenchmark().measure(tiny));
    figures.addAll(new DecisionBenchmark().measure(tiny));

    assertThat(figures)
        .extracting(Figure::required)
        .containsExactly("6,000/s", "p99 < 25 ms", "5,000/s, at least 10% of the ceiling");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.ceiling()).isNotEmpty());
  }

  @Test
  void aTinyRunMeasuresTheOthersWhileProjectsFailForGood() {
    List<Figure> figures = new DelayOfOthers().measure(new Effort(1, 0.02));

    assertThat(figures).extracting(Figure::required).containsExactly("p99 < 1 s", "p99 < 1 s");
    assertThat(figures)
        .allSatisfy(figure -> assertThat(figure.ceiling()).endsWith("with no failure"));
  }
}
