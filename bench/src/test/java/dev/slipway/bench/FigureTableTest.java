package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {

  @Test
  void aFigureThatIsNotReachedStandsOut() {
    String table =
        FigureTable.of(
            List.of(
                new Figure("clicks", "6,000/s", "5,999/s", "9/s", false),
                new Figure("more", "", "1/s", "", true)));

    assertThat(table)
        .isEqualTo(
            """
            | what   | required | measured | ceiling | reached |
            | ---    | ---      | ---      | ---     | ---     |
            | clicks | 6,000/s  | 5,999/s  | 9/s     | NO      |
            | more   |          | 1/s      |         |         |
            """);
  }

  @Test
  void theMedianIsTheMiddleOfWhatWasMeasuredAfterTheWarmUp() {
    double[] values = {100, 3, 1, 2, 9};
    int[] next = {0};
    Samples samples = Samples.of(4, () -> values[next[0]++]);

    assertThat(samples.median()).isEqualTo(2.5);
    assertThat(samples.perSecond()).isEqualTo("3/s (1 to 9)");
  }

  @Test
  void anEffortOfNothingIsRefused() {
    assertThatThrownBy(() -> new Effort(0, 1)).hasMessageContaining("--runs");
    assertThatThrownBy(() -> new Effort(1, 0)).hasMessageContaining("--share");
    assertThatThrownBy(() -> new Effort(1, Double.NaN)).hasMessageContaining("--share");
  }
}
