package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private final Scenario good =
      scenario("good", () -> List.of(new Figure("clicks", "5/s", "7/s", "9/s", true)));
  private final Scenario slow =
      scenario("slow", () -> List.of(new Figure("chat", "40 ms", "90 ms", "", false)));
  private final Scenario broken =
      scenario(
          "broken",
          () -> {
            throw new IllegalStateException("the disk is full");
          });

  @Test
  void whatCannotBeMeasuredCostsTheOthersNothing() {
    assertThat(bench()).isEqualTo(1);
    assertThat(out.toString())
        .contains("| clicks | 5/s ", "| chat   | 40 ms")
        .doesNotContain("disk");
    assertThat(err.toString()).contains("measuring broken", "the disk is full", "  chat: 90 ms");
  }

  @Test
  void everythingReachedIsASuccess() {
    assertThat(bench("good")).isZero();
    assertThat(bench("slow")).isEqualTo(1);
    assertThat(bench("broken")).isEqualTo(1);
  }

  @Test
  void aScenarioThatDoesNotExistIsNamedWithThoseThatDo() {
    assertThat(bench("quick")).isEqualTo(2);
    assertThat(err.toString()).contains("no scenario quick", "[broken, good, slow]");
  }

  private int bench(String... arguments) {
    return new CommandLine(new BenchCommand(List.of(broken, good, slow)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static Scenario scenario(String name, Supplier<List<Figure>> measured) {
    return new Scenario() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Figure> measure(Effort effort) {
        return measured.get();
      }
    };
  }
}
