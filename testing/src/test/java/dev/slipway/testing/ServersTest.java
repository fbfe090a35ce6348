package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersTest {

  @ParameterizedTest
  @CsvSource({
    ", true, true, in containers (SLIPWAY_TEST_CONTAINERS chooses)",
    ", false, false, embedded (SLIPWAY_TEST_CONTAINERS chooses)",
    "true, false, true, in containers",
    "false, true, false, embedded"
  })
  void containersAreTakenWhereAskedForOrAtHandAndThatIsSaid(
      @Nullable String asked, boolean hasImages, boolean containers, String told) {
    Servers.Choice choice = Servers.choose(asked, () -> hasImages);
    assertThat(choice.containers()).isEqualTo(containers);
    assertThat(choice.told()).isEqualTo("Kafka and PostgreSQL of this test: " + told);
  }

  /// It may take seconds.
  @Test
  void noEngineIsAskedWhereSomebodyHasChosen() {
    assertThat(
            Servers.choose(
                    "false",
                    () -> {
                      throw new AssertionError("asked");
                    })
                .containers())
        .isFalse();
  }
}
